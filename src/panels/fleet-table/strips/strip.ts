import { HEALTH_STATES, verdictOf, type Verdict } from '#src/model/health/health.ts'
import type { StatusTone } from '#src/model/status.ts'
import { HOUR_MS, MINUTE_MS } from '#src/model/time/time-range.ts'
import type { StateSpan } from '#src/series/events/events-state.ts'
import { seenInAll, slotsOf, slotWindow, type Slot } from '#src/series/observed/observed-slots.ts'
import { stripWords } from './strip-words.ts'

/** How a slot is drawn; `unseen`: nobody watched. */
export type StripLook = StatusTone | 'unknown' | 'unseen'

/** The last 24 h of an entity, ready to be drawn. */
export type Strip = {
  /** One path for each look that occurs. */
  readonly paths: readonly { readonly look: StripLook; readonly d: string }[]
  /** The same in a sentence. */
  readonly words: string
}

const SLOT_MS = 30 * MINUTE_MS
const SLOTS = (24 * HOUR_MS) / SLOT_MS
const SLOT_PX = 2
export const STRIP_PX = { width: SLOTS * SLOT_PX, height: 16 }
/** Height of the strokes of a hatching, and from one to the next. */
const HATCH_PX = 4

/** Height of each look: what is worse stands higher, as in the lanes of a detail page. */
const HEIGHT_PX: Readonly<Record<Exclude<StripLook, 'unseen'>, number>> = {
  crit: 16,
  warn: 11,
  info: 7,
  unknown: 7,
  off: 5,
  ok: 3,
}

type Look = Pick<Verdict, 'tone' | 'shape' | 'label' | 'severity'>

const LOOKS: ReadonlyMap<string | null, Look> = new Map(
  HEALTH_STATES.map((state) => [state, verdictOf({ state, sentence: [], evidence: [] })]),
)

/** The look of a verdict of the history; one of another version of this page is unknown. */
export function lookOf(state: string | null): Look | undefined {
  return LOOKS.get(state)
}

/** @param spans verdicts of one entity as this screen saw them, oldest first */
export function stripOf(spans: readonly StateSpan[], nowMs: number): Strip {
  const choice = { slotMs: SLOT_MS, count: SLOTS, troubleOf }
  return {
    paths: pathsOf(slotsOf(spans, nowMs, choice)),
    words: stripWords(seenInAll(spans, slotWindow(nowMs, choice)), lookOf),
  }
}

function troubleOf(state: string | null): number {
  const look = lookOf(state)
  return look?.tone === 'crit' || look?.tone === 'warn' ? look.severity : 0
}

function stripLook(slot: Slot): StripLook {
  if (slot === undefined) return 'unseen'
  const look = lookOf(slot)
  return !look || look.shape === 'unknown' ? 'unknown' : look.tone
}

function pathsOf(slots: readonly Slot[]): Strip['paths'] {
  const paths = new Map<StripLook, string>()
  const looks = slots.map(stripLook)
  let from = 0
  for (const [at, look] of looks.entries()) {
    if (look === looks[at + 1]) continue
    const piece = pieceOf(look, from * SLOT_PX, (at + 1) * SLOT_PX)
    paths.set(look, (paths.get(look) ?? '') + piece)
    from = at + 1
  }
  return [...paths].map(([look, d]) => ({ look, d }))
}

function pieceOf(look: StripLook, from: number, to: number): string {
  if (look === 'unseen') return hatching(from, to)
  const bottom = STRIP_PX.height
  const top = bottom - HEIGHT_PX[look]
  switch (look) {
    case 'unknown':
      // An outline, drawn with a stroke of 1 px.
      return box(from + 0.5, top + 0.5, to - 0.5, bottom - 0.5)
    case 'off':
      // Two bars, as in the shape of what is halted.
      return box(from, top, to, top + 2) + box(from, bottom - 2, to, bottom)
    case 'crit':
    case 'warn':
    case 'info':
    case 'ok':
      return box(from, top, to, bottom)
  }
}

function box(left: number, top: number, right: number, bottom: number): string {
  return `M${left} ${top}H${right}V${bottom}H${left}Z`
}

/** Slanted strokes at places that do not depend on where the stretch begins. */
function hatching(from: number, to: number): string {
  const first = Math.ceil(from / HATCH_PX) * HATCH_PX
  const count = Math.max(0, Math.ceil((to - first) / HATCH_PX))
  const { height } = STRIP_PX
  return Array.from({ length: count }, (_, at) => {
    const x = first + at * HATCH_PX
    return `M${x} ${height}l2 -${HATCH_PX}`
  }).join('')
}
