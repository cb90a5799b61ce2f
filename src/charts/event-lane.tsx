import { memo } from 'react'
import type { ChartEvent } from '#src/series/events.ts'
import { mergeEvents, type EventGroup } from '#src/series/merge-events.ts'
import { EventGlyph, GLYPH_RADIUS_PX } from './event-glyph.tsx'
import { eventWords, groupWords, type LaneTime } from './event-words.ts'
import { plotOf } from './layout.ts'
import { scaleOf } from './scale.ts'

export type EventLaneProps = {
  /** Width of the chart under it, px: the lane has the same margins. */
  readonly width: number
  readonly events: readonly ChartEvent[]
  readonly time: LaneTime
}

export const EVENT_LANE_PX = 16

/** Two glyphs nearer than this are one with a count. */
const LEAST_PX = 28
/** Width of a character of 11 px text, on the wide side. */
const CHARACTER_PX = 6
const TEXT_GAP_PX = 3
const MIDDLE_PX = EVENT_LANE_PX / 2

/** What happened, above the plot it happened in; the list says the same in words. */
export const EventLane = memo(function EventLane({ width, events, time }: EventLaneProps) {
  const plot = plotOf(width, EVENT_LANE_PX)
  const scale = scaleOf(plot, time.window, { min: 0, max: 1 })
  const groups = mergeEvents(events, {
    window: time.window,
    widthPx: plot.width,
    leastPx: LEAST_PX,
  })
  const inside = groups.flatMap((group) => group.events)
  return (
    <div className="relative text-fg-2" style={{ width, height: EVENT_LANE_PX }}>
      <svg width={width} height={EVENT_LANE_PX} aria-hidden className="block">
        {groups.map((group, place) => {
          const next = groups[place + 1]
          const x = within(scale.x(group.atMs), width)
          const end = next ? within(scale.x(next.atMs), width) - GLYPH_RADIUS_PX : width
          return <Mark key={group.atMs} {...{ group, time, x }} room={end - x} />
        })}
      </svg>
      {inside.length > 0 && (
        <ol className="sr-only" aria-label="Events">
          {inside.map((event, place) => (
            <li key={`${place} ${event.label}`}>{eventWords(event, time)}</li>
          ))}
        </ol>
      )}
    </div>
  )
})

type MarkProps = {
  readonly group: EventGroup
  readonly time: LaneTime
  readonly x: number
  /** Up to the next mark or the edge, px from the middle of this one. */
  readonly room: number
}

function Mark({ group, time, x, room }: MarkProps) {
  const { events } = group
  const [first] = events
  if (!first) return null
  const words = events.length > 1 ? `×${events.length}` : first.label
  const textPx = GLYPH_RADIUS_PX + TEXT_GAP_PX
  const fits = events.length > 1 || textPx + words.length * CHARACTER_PX <= room
  return (
    <g data-part="event">
      <title>{groupWords(events, time)}</title>
      {/* A glyph is thin lines: the pointer needs something to meet. */}
      <rect x={x - MIDDLE_PX} y={0} width={LEAST_PX} height={EVENT_LANE_PX} fillOpacity={0} />
      <EventGlyph kind={first.kind} x={x} y={MIDDLE_PX} />
      {fits && (
        <text x={x + textPx} y={MIDDLE_PX + 4} fontSize={11} fill="currentColor">
          {words}
        </text>
      )}
    </g>
  )
}

/** A mark at an edge stays whole. */
function within(x: number, width: number): number {
  return Math.round(Math.min(width - GLYPH_RADIUS_PX, x) * 10) / 10
}
