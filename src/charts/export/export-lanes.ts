import { EVENT_LANE_PX, eventMarks } from '#src/charts/lanes/event-marks.ts'
import type { LaneTime } from '#src/charts/lanes/event-words.ts'
import { EVENT_OUTLINES, GLYPH_STROKE_PX, STATE_OUTLINES } from '#src/charts/lanes/glyph-paths.ts'
import {
  STATE_GLYPH_PX,
  STATE_LANE_PX,
  stateMarks,
  type StateMark,
} from '#src/charts/lanes/state-marks.ts'
import type { Plot } from '#src/charts/layout.ts'
import type { ChartLanes } from './export-input.ts'
import type { Mark } from './export-picture.ts'
import { path, text } from './export-picture.ts'
import { hatching } from './export-plot.ts'

/** The lanes of a picture: what is drawn, and what the marks without room for words stand for. */
export type LaneDrawing = { readonly marks: readonly Mark[]; readonly words: readonly string[] }

const GLYPH = { width: GLYPH_STROKE_PX, cap: 'round' } as const
/** More than this many sentences would be longer than the picture is high. */
const MOST_WORDS = 12

/** Above the plot, as on the page; every event in words as well, because a mark cannot be asked. */
export function eventLane({ events }: ChartLanes, time: LaneTime, plot: Plot): LaneDrawing {
  const y = plot.y - EVENT_LANE_PX / 2
  const placed = eventMarks(events, time, { plot, endX: plot.x + plot.width })
  const marks = placed.flatMap((mark): Mark[] => [
    path(EVENT_OUTLINES[mark.kind], { ...GLYPH, stroke: 'var(--fg-2)', shift: { x: mark.x, y } }),
    text(mark.text ?? '', { x: mark.textX, y: y + 4 }, { fill: 'var(--fg-2)' }),
  ])
  return { marks, words: cut(placed.map(({ words }) => words)) }
}

/** At `y` px under the plot, with the words of the stretches that are too short for their own. */
export function stateLane({ states }: ChartLanes, time: LaneTime, place: Plot): LaneDrawing {
  const placed = stateMarks(states.spans, time, place)
  const name = text(states.name, { x: place.x - 8, y: place.y + 14 }, { anchor: 'end' })
  const short = placed.filter(({ text: word, look }) => word === null && look !== null)
  return {
    marks: [name, ...placed.flatMap((mark) => stretchMarks(mark, place.y))],
    words: cut(short.map(({ words }) => words)),
  }
}

function stretchMarks({ x, width, text: word, look }: StateMark, y: number): readonly Mark[] {
  const box = { x, y, width, height: STATE_LANE_PX }
  if (!look) {
    return [
      path(hatching(box), { stroke: 'var(--line-strong)', width: 2, opacity: 0.4 }),
      text(word ?? '', { x: x + width / 2, y: y + 14 }, { anchor: 'middle' }),
    ]
  }
  const { tone, shape, solidPx } = look
  const fill = `var(--${tone})`
  const solidY = y + STATE_LANE_PX - solidPx
  const outline = shape && STATE_OUTLINES[shape]
  const middle = { x: x + STATE_GLYPH_PX / 2, y: y + 9 }
  const paint = outline?.isFilled ? { fill } : { ...GLYPH, stroke: fill }
  return [
    path(`M${x} ${y}h${width}v${STATE_LANE_PX}h${-width}Z`, { fill, opacity: 0.14 }),
    path(`M${x} ${solidY}h${width}v${solidPx}h${-width}Z`, { fill }),
    path(outline?.d ?? '', { ...paint, shift: middle }),
    text(word ?? '', { x: x + STATE_GLYPH_PX, y: y + 13 }, { fill }),
  ]
}

function cut(words: readonly string[]): readonly string[] {
  if (words.length <= MOST_WORDS) return words
  return [...words.slice(0, MOST_WORDS), `${words.length - MOST_WORDS} more`]
}
