import type { TimeChoice } from '#src/url/time/time-choice.ts'
import { useTimeState } from '#src/url/time/use-time-state.tsx'

/**
 * The instant that a frozen page is of: the end of its window, epoch ms. Null: the page is live. What
 * stands on a frozen page is of that instant, or says plainly that it is not.
 */
export function useFrozenEnd(): number | null {
  return frozenEndOf(useTimeState())
}

/** The same of what an address says about time. */
export function frozenEndOf({
  frozen,
  range,
}: Pick<TimeChoice, 'frozen' | 'range'>): number | null {
  return frozen !== null && range.kind === 'fixed' ? range.toMs : null
}
