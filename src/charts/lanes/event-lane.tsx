import { memo } from 'react'
import { plotOf } from '#src/charts/layout.ts'
import type { ChartEvent } from '#src/series/events/events.ts'
import { EventGlyph } from './event-glyph.tsx'
import { EVENT_LANE_PX, eventMarks } from './event-marks.ts'
import type { LaneTime } from './event-words.ts'
import { LaneMarks } from './lane-marks.tsx'

export type EventLaneProps = {
  /** Width of the chart under it, px: the lane has the same margins. */
  readonly width: number
  readonly events: readonly ChartEvent[]
  readonly time: LaneTime
}

/** The glyph and a count beside it. */
const BUTTON_PX = 32
const MIDDLE_PX = EVENT_LANE_PX / 2

/** What happened, above the plot it happened in; each mark says it in words when asked. */
export const EventLane = memo(function EventLane({ width, events, time }: EventLaneProps) {
  const plot = plotOf(width, EVENT_LANE_PX)
  const marks = eventMarks(events, time, { plot, endX: width })
  const places = marks.map(({ atMs, x, words }) => {
    const left = Math.min(x - MIDDLE_PX, width - BUTTON_PX)
    return { key: atMs, x: left, width: BUTTON_PX, words }
  })
  return (
    <div className="relative text-fg-2" style={{ width, height: EVENT_LANE_PX }}>
      <svg width={width} height={EVENT_LANE_PX} aria-hidden className="block">
        {marks.map(({ atMs, kind, x, textX, text }) => (
          <g key={atMs} data-part="event">
            <EventGlyph kind={kind} x={x} y={MIDDLE_PX} />
            {text !== null && (
              <text x={textX} y={MIDDLE_PX + 4} fontSize={11} fill="currentColor">
                {text}
              </text>
            )}
          </g>
        ))}
      </svg>
      <LaneMarks name="Events" marks={places} width={width} side="below" />
    </div>
  )
})
