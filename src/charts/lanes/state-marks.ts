import { scaleOf, type Scale } from '#src/charts/axes/scale.ts'
import type { Plot } from '#src/charts/layout.ts'
import type { StatusShape, StatusTone } from '#src/model/status.ts'
import { statusLook } from '#src/model/status.ts'
import { stretchesOf, type StateSpan, type StateStretch } from '#src/series/events/events-state.ts'
import { stretchWord, stretchWords, type LaneTime } from './event-words.ts'

/** One stretch of a state lane. */
export type StateMark = {
  /** Epoch ms; no two stretches of a lane share it. */
  readonly fromMs: number
  readonly x: number
  readonly width: number
  /** What stands in it; null: there is no room for it. */
  readonly text: string | null
  /** The state with its times. */
  readonly words: string
  /** Null: nobody looked. */
  readonly look: StateMarkLook | null
}

export type StateMarkLook = {
  readonly tone: StatusTone
  /** Null: too short for a shape. */
  readonly shape: StatusShape | null
  /** Height of the solid part at the bottom, px: where nothing else has room it tells the tone. */
  readonly solidPx: number
}

export const STATE_LANE_PX = 20

/** Room of the shape in front of the word, px. */
export const STATE_GLYPH_PX = 18
const CHARACTER_PX = 6
const SOLID_PX: Readonly<Record<StatusTone, number>> = {
  ok: 4,
  off: 8,
  info: 8,
  warn: 14,
  crit: 20,
}
/** Under the shape and the word it is only an edge. */
const EDGE_PX = 2

/** The whole window in stretches over a plot, oldest first. */
export function stateMarks(
  spans: readonly StateSpan[],
  time: LaneTime,
  plot: Plot,
): readonly StateMark[] {
  const scale = scaleOf(plot, time.window, { min: 0, max: 1 })
  return stretchesOf(spans, time.window).map((stretch) => markOf(stretch, time, scale))
}

function markOf(stretch: StateStretch, time: LaneTime, { x: xOf }: Scale): StateMark {
  const { fromMs, toMs } = stretch
  const x = oneDecimal(xOf(fromMs))
  const width = Math.max(1, oneDecimal(xOf(toMs) - xOf(fromMs)))
  const word = stretchWord(stretch)
  const room = width - (stretch.isObserved ? STATE_GLYPH_PX : 8)
  const text = (word.length + 1) * CHARACTER_PX <= room ? word : null
  const words = stretchWords(stretch, time)
  return { fromMs, x, width, text, words, look: stretch.isObserved ? lookOf(stretch, width) : null }
}

function lookOf({ status }: StateSpan, width: number): StateMarkLook {
  const { tone, shape } = statusLook(status)
  const hasShape = width >= STATE_GLYPH_PX
  return { tone, shape: hasShape ? shape : null, solidPx: hasShape ? EDGE_PX : SOLID_PX[tone] }
}

function oneDecimal(px: number): number {
  return Math.round(px * 10) / 10
}
