import type { StateCount } from '#src/panels/fleet/fleet.ts'
import { StatusShape } from '#src/ui/status/status-shape.tsx'
import { TONE_TEXT } from '#src/ui/status/tone-text.ts'
import type { ShownVerdict } from './fleet-row.ts'

export type CountButtonProps = {
  count: StateCount<ShownVerdict>
  isPressed: boolean
  onClick: () => void
}

/** How many are in one state; a press shows them. */
export function CountButton({ count, isPressed, onClick }: CountButtonProps) {
  const { state, tone, shape, age } = count.verdict
  // What is unknown claims nothing that could be old.
  const isOld = age === 'stale' && state !== 'unknown'
  const word = isOld ? `was ${count.label}` : count.label
  return (
    <button
      type="button"
      aria-pressed={isPressed}
      onClick={onClick}
      className="flex min-h-7 shrink-0 items-center gap-1.5 rounded-md border border-transparent px-1.5 text-label whitespace-nowrap hover:bg-raised aria-pressed:border-line-strong aria-pressed:bg-raised pointer-coarse:min-h-11"
    >
      <span className={TONE_TEXT[tone]}>
        <StatusShape shape={shape} />
      </span>
      <span className="font-semibold">{count.count}</span> <span className="text-fg-2">{word}</span>
    </button>
  )
}
