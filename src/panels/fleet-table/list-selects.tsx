import { useMemo } from 'react'
import { compareTexts } from '#src/ui/table/sort-rows.ts'
import { GROUPINGS, type ListChoice } from '#src/url/list/list-choice.ts'
import type { ListInAddress } from '#src/url/list/use-list-choice.ts'
import type { FleetRow } from './fleet-row.ts'
import { tagNames } from './tag-names.ts'

type Pick = 'type' | 'tag' | 'group' | 'source'

const PICKS: readonly {
  readonly id: Pick
  readonly label: string
  readonly all: string
  readonly valuesOf: (row: FleetRow) => readonly string[]
}[] = [
  { id: 'type', label: 'Connector', all: 'All connectors', valuesOf: ({ types }) => types },
  { id: 'tag', label: 'Tag', all: 'All tags', valuesOf: ({ tags }) => tagNames(tags) },
  {
    id: 'group',
    label: 'Group',
    all: 'All groups',
    valuesOf: ({ group }) => (group === null ? [] : [group]),
  },
  {
    id: 'source',
    label: 'Source',
    all: 'All sources',
    valuesOf: ({ source }) => (source === null ? [] : [source]),
  },
]

const GROUPING_WORDS = { group: 'Group', type: 'Connector', source: 'Source' } as const

/** Filters by one value, the way rows are grouped, and table or map; what has no choice is left out. */
export function ListSelects({ list, rows }: { list: ListInAddress; rows: readonly FleetRow[] }) {
  const { choice, choose } = list
  const options = useMemo(() => optionsOf(rows), [rows])
  const groupings = GROUPINGS.filter((id) => options[id].length > 0)
  return (
    <>
      {PICKS.filter(({ id }) => options[id].length > 1 || choice[id] !== null).map(
        ({ id, label, all }) => (
          <Select
            key={id}
            label={label}
            value={choice[id] ?? ''}
            options={[['', all], ...withPicked(options[id], choice[id])]}
            onChange={(value) => choose({ [id]: value === '' ? null : value })}
          />
        ),
      )}
      <Select
        label="Group by"
        disabledBecause={choice.view === 'map' ? 'The map has no groups' : undefined}
        value={choice.by ?? ''}
        options={[
          ['', 'Not grouped'],
          ...groupings.map((id) => [id, `By ${GROUPING_WORDS[id].toLowerCase()}`] as const),
        ]}
        onChange={(value) => choose({ by: GROUPINGS.find((id) => id === value) ?? null })}
      />
      <Select
        label="View"
        value={choice.view}
        options={VIEWS}
        onChange={(value) => choose({ view: viewOf(value) })}
      />
    </>
  )
}

/** What is picked may not be among the values: a link of yesterday, or both ends of a pipeline. */
function withPicked(values: readonly string[], picked: string | null) {
  const all = picked === null || values.includes(picked) ? values : [picked, ...values]
  return all.map((value) => [value, value] as const)
}

const VIEWS = [
  ['table', 'Table'],
  ['map', 'Map'],
] as const

function viewOf(value: string): ListChoice['view'] {
  return value === 'map' ? 'map' : 'table'
}

/** The values that each filter can pick, in the order of people. */
function optionsOf(rows: readonly FleetRow[]): Readonly<Record<Pick, readonly string[]>> {
  const values = (id: Pick) => {
    const valuesOf = PICKS.find((one) => one.id === id)?.valuesOf ?? (() => [])
    return [...new Set(rows.flatMap(valuesOf))].toSorted(compareTexts)
  }
  return {
    type: values('type'),
    tag: values('tag'),
    group: values('group'),
    source: values('source'),
  }
}

type SelectProps = {
  label: string
  /** Why it has no effect at the moment. */
  disabledBecause?: string | undefined
  value: string
  options: readonly (readonly [value: string, text: string])[]
  onChange: (value: string) => void
}

function Select({ label, disabledBecause, value, options, onChange }: SelectProps) {
  return (
    <select
      aria-label={label}
      disabled={disabledBecause !== undefined}
      title={disabledBecause}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      className="h-8 max-w-44 rounded-md border border-line-strong bg-surface px-1.5 text-label disabled:text-fg-3 pointer-coarse:h-11"
    >
      {options.map(([id, text]) => (
        <option key={id} value={id}>
          {text}
        </option>
      ))}
    </select>
  )
}
