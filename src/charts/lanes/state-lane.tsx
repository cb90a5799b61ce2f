import { memo, useId } from 'react'
import { plotOf } from '#src/charts/layout.ts'
import { HatchPattern } from '#src/charts/lines/hatch-pattern.tsx'
import type { StatusTone } from '#src/model/status.ts'
import type { StateSpan } from '#src/series/events/events-state.ts'
import type { LaneTime } from './event-words.ts'
import { LaneMarks } from './lane-marks.tsx'
import { StateGlyph } from './state-glyph.tsx'
import { STATE_GLYPH_PX, STATE_LANE_PX, stateMarks, type StateMark } from './state-marks.ts'

export type StateLaneProps = {
  /** Width of the chart above it, px: the lane has the same margins. */
  readonly width: number
  /** What the lane shows: "State". Written in its left margin. */
  readonly name: string
  /** What no span covers is drawn as not observed. */
  readonly spans: readonly StateSpan[]
  readonly time: LaneTime
}

/** A pointer and a focus ring need something to meet, px. */
const LEAST_MARK_PX = 6

/** Whole words, so that the style sheet has them. */
const COLOURS: Readonly<Record<StatusTone, string>> = {
  ok: 'text-ok',
  info: 'text-info',
  warn: 'text-warn',
  crit: 'text-crit',
  off: 'text-off',
}

/** The states of an entity over the same time line as the charts; each says itself when asked. */
export const StateLane = memo(function StateLane({ width, name, spans, time }: StateLaneProps) {
  const pattern = useId()
  const marks = stateMarks(spans, time, plotOf(width, STATE_LANE_PX))
  const places = marks.map((mark) => {
    const markWidth = Math.max(LEAST_MARK_PX, mark.width)
    return { key: mark.fromMs, x: mark.x, width: markWidth, words: mark.words }
  })
  return (
    <div className="relative" style={{ width, height: STATE_LANE_PX }}>
      <svg width={width} height={STATE_LANE_PX} aria-hidden className="block">
        <HatchPattern id={pattern} strength={0.4} />
        <text x={0} y={14} fontSize={11} fill="var(--fg-3)">
          {name}
        </text>
        {marks.map((mark) => (
          <Stretch key={mark.fromMs} mark={mark} pattern={pattern} />
        ))}
      </svg>
      <LaneMarks name={name} marks={places} width={width} side="above" />
    </div>
  )
})

type StretchProps = {
  readonly mark: StateMark
  /** Id of the hatching. */
  readonly pattern: string
}

function Stretch({ mark: { x, width, text, look }, pattern }: StretchProps) {
  if (!look) {
    return (
      <g data-part="not-observed">
        <rect x={x} y={0} width={width} height={STATE_LANE_PX} fill={`url(#${pattern})`} />
        {text !== null && (
          <text x={x + width / 2} y={14} textAnchor="middle" fontSize={11} fill="var(--fg-3)">
            {text}
          </text>
        )}
      </g>
    )
  }
  const { tone, shape, solidPx } = look
  return (
    <g data-part="state" className={COLOURS[tone]} fill="currentColor">
      <rect x={x} y={0} width={width} height={STATE_LANE_PX} fillOpacity={0.14} />
      <rect x={x} y={STATE_LANE_PX - solidPx} width={width} height={solidPx} />
      {shape && <StateGlyph shape={shape} x={x + STATE_GLYPH_PX / 2} y={9} />}
      {text !== null && (
        <text x={x + STATE_GLYPH_PX} y={13} fontSize={11}>
          {text}
        </text>
      )}
    </g>
  )
}
