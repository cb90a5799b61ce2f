import { formatAge } from '#src/format/duration.ts'
import type { Verdict } from '#src/model/health/health.ts'
import { MINUTE_MS } from '#src/model/time/time-range.ts'
import type { SeenInAll, SeenStatus } from '#src/series/observed/observed-slots.ts'

type Look = Pick<Verdict, 'tone' | 'label' | 'severity'>

/** More are counted. */
const MOST_NAMED = 3

/** "Broken 2 times, 14 min; not watched 9 h": trouble, the worst first, and what nobody saw. */
export function stripWords(
  { seen, unwatchedMs }: SeenInAll,
  lookOf: (status: string | null) => Look | undefined,
): string {
  if (seen.length === 0) return 'Not watched in the last 24 h'
  const known = seen.map((one) => ({ ...one, look: lookOf(one.status) }))
  const bad = known
    .filter(({ look }) => look?.tone === 'crit' || look?.tone === 'warn')
    .toSorted((a, b) => (b.look?.severity ?? 0) - (a.look?.severity ?? 0))
  const halted = known.filter(({ look }) => !look || look.tone === 'off')
  const named = bad.slice(0, MOST_NAMED).map((one) => `${one.look?.label ?? ''} ${often(one)}`)
  const more = bad.length - named.length
  return [
    ...(named.length === 0 ? ['No trouble seen'] : named),
    ...(more > 0 ? [`${more} more ${more === 1 ? 'kind' : 'kinds'} of trouble`] : []),
    ...halted.map(({ look, tookMs }) => `${look?.label ?? 'Unknown'} ${formatAge(tookMs)}`),
    ...(unwatchedMs < MINUTE_MS ? [] : [`not watched ${formatAge(unwatchedMs)}`]),
  ].join('; ')
}

function often({ times, tookMs }: SeenStatus): string {
  return `${times === 1 ? 'once' : `${times} times`}, ${formatAge(tookMs)}`
}
