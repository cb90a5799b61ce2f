import { ChevronDown, ChevronRight } from 'lucide-react'
import type { ListChoice } from '#src/url/list/list-choice.ts'
import type { ListInAddress } from '#src/url/list/use-list-choice.ts'
import { CountButton } from './count-button.tsx'
import type { FleetRow } from './fleet-row.ts'
import type { RowGroup } from './group-rows.ts'

export type GroupHeadingProps = { group: RowGroup<FleetRow>; list: ListInAddress }

/** A group by the worst of its rows: its name opens and closes it, a count picks the culprits. */
export function GroupHeading({ group, list }: GroupHeadingProps) {
  const { name, rows, counts, isOpen } = group
  const { choice, choose } = list
  const Arrow = isOpen ? ChevronDown : ChevronRight
  return (
    <span className="flex items-center gap-x-4 overflow-hidden">
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => choose(toggled(choice, group))}
        className="flex min-w-0 items-center gap-1.5 font-semibold pointer-coarse:min-h-11"
      >
        <Arrow size={14} aria-hidden className="shrink-0" />
        <span className="truncate">{name ?? 'None'}</span>
        <span className="font-normal text-fg-2">{rows.length}</span>
      </button>
      {counts.map((count) => (
        <CountButton
          key={count.verdict.state}
          count={count}
          isPressed={false}
          onClick={() => choose(culprits(choice, name, count.verdict.state))}
        />
      ))}
    </span>
  )
}

function toggled(
  { open, closed }: ListChoice,
  { name, isOpen }: RowGroup<unknown>,
): Partial<ListChoice> {
  const key = name ?? ''
  const without = (keys: readonly string[]) => keys.filter((one) => one !== key)
  return isOpen
    ? { open: without(open), closed: [...without(closed), key] }
    : { open: [...without(open), key], closed: without(closed) }
}

/** The rows of one group in one state. */
function culprits({ by }: ListChoice, name: string | null, state: string): Partial<ListChoice> {
  if (by === null || name === null) return { states: [state] }
  return { states: [state], [by]: name }
}
