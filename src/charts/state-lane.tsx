import { memo, useId } from 'react'
import type { StatusTone } from '#src/model/status.ts'
import { statusLook } from '#src/model/status.ts'
import { stretchesOf, type StateSpan, type StateStretch } from '#src/series/events-state.ts'
import { stretchWord, stretchWords, type LaneTime } from './event-words.ts'
import { plotOf } from './layout.ts'
import type { Scale } from './scale.ts'
import { scaleOf } from './scale.ts'
import { StateGlyph } from './state-glyph.tsx'

export type StateLaneProps = {
  /** Width of the chart above it, px: the lane has the same margins. */
  readonly width: number
  /** What the lane shows: "State". Written in its left margin. */
  readonly name: string
  /** What no span covers is drawn as not observed. */
  readonly spans: readonly StateSpan[]
  readonly time: LaneTime
}

export const STATE_LANE_PX = 20

const CHARACTER_PX = 6
const GLYPH_PX = 18
/** Where neither shape nor word has room, the height of the solid part tells the states apart. */
const SOLID_PX: Readonly<Record<StatusTone, number>> = {
  ok: 4,
  off: 8,
  info: 8,
  warn: 14,
  crit: 20,
}
/** Under the shape and the word it is only an edge. */
const EDGE_PX = 2
/** Whole words, so that the style sheet has them. */
const COLOURS: Readonly<Record<StatusTone, string>> = {
  ok: 'text-ok',
  info: 'text-info',
  warn: 'text-warn',
  crit: 'text-crit',
  off: 'text-off',
}

/** The states of an entity over the same time line as the charts above; the list says the same. */
export const StateLane = memo(function StateLane({ width, name, spans, time }: StateLaneProps) {
  const pattern = useId()
  const scale = scaleOf(plotOf(width, STATE_LANE_PX), time.window, { min: 0, max: 1 })
  const stretches = stretchesOf(spans, time.window)
  return (
    <div className="relative" style={{ width, height: STATE_LANE_PX }}>
      <svg width={width} height={STATE_LANE_PX} aria-hidden className="block">
        <defs>
          <pattern
            id={pattern}
            width={8}
            height={8}
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect width={2} height={8} fill="var(--line-strong)" fillOpacity={0.4} />
          </pattern>
        </defs>
        <text x={0} y={14} fontSize={11} fill="var(--fg-3)">
          {name}
        </text>
        {stretches.map((stretch) => (
          <Stretch key={stretch.fromMs} {...{ stretch, scale, time, pattern }} />
        ))}
      </svg>
      <ol className="sr-only" aria-label={name}>
        {stretches.map((stretch) => (
          <li key={stretch.fromMs}>{stretchWords(stretch, time)}</li>
        ))}
      </ol>
    </div>
  )
})

type StretchProps = {
  readonly stretch: StateStretch
  readonly scale: Scale
  readonly time: LaneTime
  /** Id of the hatching. */
  readonly pattern: string
}

function Stretch({ stretch, scale, time, pattern }: StretchProps) {
  const x = oneDecimal(scale.x(stretch.fromMs))
  const width = Math.max(1, oneDecimal(scale.x(stretch.toMs) - scale.x(stretch.fromMs)))
  const word = stretchWord(stretch)
  const title = <title>{stretchWords(stretch, time)}</title>
  if (!stretch.isObserved) {
    return (
      <g data-part="not-observed">
        {title}
        <rect x={x} y={0} width={width} height={STATE_LANE_PX} fill={`url(#${pattern})`} />
        {fits(word, width - 8) && (
          <text x={x + width / 2} y={14} textAnchor="middle" fontSize={11} fill="var(--fg-3)">
            {word}
          </text>
        )}
      </g>
    )
  }
  const { tone, shape } = statusLook(stretch.status)
  const hasGlyph = width >= GLYPH_PX
  const solid = hasGlyph ? EDGE_PX : SOLID_PX[tone]
  return (
    <g data-part="state" className={COLOURS[tone]} fill="currentColor">
      {title}
      <rect x={x} y={0} width={width} height={STATE_LANE_PX} fillOpacity={0.14} />
      <rect x={x} y={STATE_LANE_PX - solid} width={width} height={solid} />
      {hasGlyph && <StateGlyph shape={shape} x={x + GLYPH_PX / 2} y={9} />}
      {fits(word, width - GLYPH_PX) && (
        <text x={x + GLYPH_PX} y={13} fontSize={11}>
          {word}
        </text>
      )}
    </g>
  )
}

function fits(word: string, roomPx: number): boolean {
  return (word.length + 1) * CHARACTER_PX <= roomPx
}

function oneDecimal(px: number): number {
  return Math.round(px * 10) / 10
}
