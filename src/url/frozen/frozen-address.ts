import { frozenRange } from '#src/model/time/shift-range.ts'
import { rangeTexts } from '#src/url/time/range-text.ts'
import type { TimeChoice, TimeTexts } from '#src/url/time/time-choice.ts'
import { DEFAULT_ZONE } from '#src/url/time/zone-text.ts'
import { frozenTexts } from './frozen-text.ts'

/** What a frozen page says in its address; "local" would be another clock elsewhere. */
export function frozenAddress(
  { range, step, zone, zoneChoice }: Pick<TimeChoice, 'range' | 'step' | 'zone' | 'zoneChoice'>,
  nowMs: number,
): Partial<TimeTexts> {
  const live = range.kind === 'fixed' ? null : range
  return {
    ...rangeTexts(frozenRange(range, step, nowMs)),
    ...frozenTexts({ atMs: nowMs, live }),
    tz: zoneChoice === DEFAULT_ZONE ? null : zone,
  }
}
