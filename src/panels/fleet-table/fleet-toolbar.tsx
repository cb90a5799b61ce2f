import { lazy, Suspense, useMemo, useRef } from 'react'
import { Button } from '#src/ui/button.tsx'
import { useKeyCommands, type KeyCommand } from '#src/ui/keys/key-commands.ts'
import { orNothing } from '#src/ui/or-nothing.ts'
import { isFiltered } from '#src/url/list/list-choice.ts'
import type { ListInAddress } from '#src/url/list/use-list-choice.ts'
import { CountButton } from './count-button.tsx'
import type { FleetRow } from './fleet-row.ts'
import { countRows } from './group-rows.ts'

export type FleetToolbarProps = {
  list: ListInAddress
  /** All rows, before any filter. */
  rows: readonly FleetRow[]
  /** How many of them are shown. */
  shown: number
  /** Left out where the page counts them elsewhere. */
  hasCounts: boolean
  /** Sums over the rows that are shown. */
  totals: React.ReactNode
  onClear: () => void
}

/** Rows do not wait for what few people change. */
const ListSelects = lazy(async () =>
  orNothing(import('./list-selects.tsx').then((module) => module.ListSelects)),
)

/** One line that is scrolled sideways where there is no room for more. */
const LINE = 'flex min-w-0 items-center max-sm:w-full max-sm:overflow-x-auto sm:flex-wrap'

/** What is wrong how often, which rows are shown, and what they amount to. */
export function FleetToolbar(props: FleetToolbarProps) {
  const { list, rows, shown, hasCounts, totals, onClear } = props
  const { choice, choose } = list
  return (
    <section className="mb-2 flex flex-col gap-1.5" aria-label="Search and filters">
      {hasCounts && <Counts list={list} rows={rows} />}
      <div className="flex flex-wrap items-center gap-2">
        <SearchField list={list} />
        <div className={`gap-2 ${LINE}`}>
          <label className="flex shrink-0 min-h-8 items-center gap-1.5 text-label pointer-coarse:min-h-11">
            <input
              type="checkbox"
              checked={choice.failing}
              onChange={({ currentTarget }) => choose({ failing: currentTarget.checked })}
            />
            Only failing
          </label>
          <Suspense fallback={null}>
            <ListSelects list={list} rows={rows} />
          </Suspense>
          {isFiltered(choice) && <Button onClick={onClear}>Clear filters</Button>}
        </div>
      </div>
      <div
        className={`flex min-h-4 flex-wrap content-start items-baseline gap-x-5 text-label text-fg-2 ${totals ? 'max-sm:min-h-12' : ''}`}
      >
        <output>
          {shown} of {rows.length} shown
        </output>
        {totals}
      </div>
    </section>
  )
}

/** How many rows are in each state; a press shows them. */
function Counts({ list: { choice, choose }, rows }: Pick<FleetToolbarProps, 'list' | 'rows'>) {
  const counts = useMemo(() => countRows(rows), [rows])
  return (
    <div className={`min-h-7 gap-1 -ml-1.5 pointer-coarse:min-h-11 ${LINE}`}>
      {counts.map((count) => (
        <CountButton
          key={count.verdict.state}
          count={count}
          isPressed={choice.states.includes(count.verdict.state)}
          onClick={() => choose({ states: toggled(choice.states, count.verdict.state) })}
        />
      ))}
    </div>
  )
}

function SearchField({ list: { choice, choose } }: { list: ListInAddress }) {
  const field = useRef<HTMLInputElement>(null)
  const commands = useMemo<readonly KeyCommand[]>(
    () => [
      {
        id: 'list.search',
        keys: ['/'],
        name: 'Search in the list',
        scope: 'list',
        run: () => field.current?.focus(),
      },
    ],
    [],
  )
  useKeyCommands(commands)
  return (
    <input
      ref={field}
      type="search"
      aria-label="Search"
      placeholder="Search  /"
      value={choice.text}
      onChange={({ currentTarget }) => choose({ text: currentTarget.value }, 'typed')}
      onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
      className="h-8 w-56 rounded-md border border-line-strong bg-surface px-2 text-table max-sm:w-full pointer-coarse:h-11"
    />
  )
}

function toggled(states: readonly string[], state: string): readonly string[] {
  return states.includes(state) ? states.filter((one) => one !== state) : [...states, state]
}
