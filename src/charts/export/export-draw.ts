import { scaleOf } from '#src/charts/axes/scale.ts'
import { valueTicks } from '#src/charts/axes/value-ticks.ts'
import { describeChart } from '#src/charts/describe.ts'
import { extentOf, takeApart } from '#src/charts/drawing.ts'
import { STATE_LANE_PX } from '#src/charts/lanes/state-marks.ts'
import { lookOf } from '#src/charts/lines/line-look.ts'
import { summaryOf } from '#src/charts/lines/line-summary.ts'
import { extentWith, thresholdText } from '#src/charts/thresholds/threshold-place.ts'
import { NOT_REPORTED_MARK } from '#src/format/digits.ts'
import { formatText } from '#src/format/number.ts'
import type { ChartExport } from './export-input.ts'
import { eventLane, stateLane } from './export-lanes.ts'
import type { Colours, Mark, Picture } from './export-picture.ts'
import { path, text, withColours } from './export-picture.ts'
import { axisMarks, holeMarks, lineMarks, thresholdMarks, thresholdWords } from './export-plot.ts'
import { rangeWords } from './export-words.ts'

const WIDTH = 960
const PADDING = 16
const ROW_PX = 18
const PLOT = { x: PADDING + 64, y: 72, width: WIDTH - 2 * PADDING - 64 - 16, height: 280 }
/** Where the state lane lies: under the words of the time axis. */
const STATES = { ...PLOT, y: PLOT.y + PLOT.height + 28, height: STATE_LANE_PX }
const LEGEND_Y = PLOT.y + PLOT.height + 48
const LONGEST_LABEL = 70
const LONGEST_SENTENCE = 140
/** Right edges of the four numbers of a line. */
const NUMBERS = [
  { key: 'last', x: WIDTH - PADDING - 270 },
  { key: 'min', x: WIDTH - PADDING - 180 },
  { key: 'avg', x: WIDTH - PADDING - 90 },
  { key: 'max', x: WIDTH - PADDING },
] as const

/** A chart as a picture of its own: title, range, zone and source are printed in it. */
export function pictureOf(chart: ChartExport, colours: Colours): Picture {
  const { title, lines, unit, time, thresholds = [], source } = chart
  const drawn = takeApart(lines, time)
  const ticks = valueTicks(extentWith(extentOf(drawn), thresholds), unit)
  const scale = scaleOf(PLOT, time.window, { min: ticks[0] ?? 0, max: ticks.at(-1) ?? 1 })
  const lanes = laneMarks(chart)
  const legendY = LEGEND_Y + (lanes.hasStates ? STATE_LANE_PX + ROW_PX : 0)
  const legend = legendMarks({ ...chart, lines: drawn.lines }, legendY)
  const wordsY = legendY + (legend.rows + 1) * ROW_PX
  const words = lanes.words.map((sentence, place) =>
    label(sentence, wordsY + place * ROW_PX, LONGEST_SENTENCE),
  )
  const height = wordsY + (words.length - 1) * ROW_PX + 3 * PADDING
  const marks = [
    text(title, { x: PADDING, y: 30 }, { size: 16, isStrong: true, fill: 'var(--fg)' }),
    text(rangeWords(time), { x: PADDING, y: 50 }, { size: 12, fill: 'var(--fg-2)' }),
    ...holeMarks(drawn.holes, scale),
    ...axisMarks(scale, { ticks, unit, zone: time.zone }),
    ...thresholdMarks(thresholds, scale, unit),
    ...lineMarks(drawn, scale, time),
    ...thresholdWords(thresholds, scale, unit),
    ...lanes.marks,
    ...legend.marks,
    ...words,
    text(`Source: ${source}`, { x: PADDING, y: height - PADDING }, {}),
  ]
  return {
    width: WIDTH,
    height,
    background: colours('var(--surface)'),
    title,
    description: describeChart({ name: title, unit }, { lines, holes: drawn.holes }, time),
    marks: withColours(marks, colours),
  }
}

/** The lanes of the page, and their marks in words. */
function laneMarks({ lanes, time }: ChartExport) {
  if (!lanes) return { marks: [], words: [], hasStates: false }
  const events = eventLane(lanes, time, PLOT)
  const states = stateLane(lanes, time, STATES)
  return {
    marks: [...events.marks, ...states.marks],
    words: [...events.words, ...states.words],
    hasStates: true,
  }
}

/** A row for each line with its swatch and its numbers, and one for each threshold. */
function legendMarks({ lines, unit, time, thresholds = [] }: ChartExport, top: number) {
  const head = NUMBERS.map(({ key, x }) => text(key, { x, y: top }, { anchor: 'end' }))
  const rows = lines.map((line, place): readonly Mark[] => {
    const y = top + (place + 1) * ROW_PX
    const summary = summaryOf(line, unit, time)
    const { stroke, width, dash = null } = lookOf(line, place)
    return [
      swatch(y, { stroke, width, dash }),
      label(line.label, y),
      ...NUMBERS.map(({ key, x }) => {
        const words = summary ? formatText(summary[key], unit, 'card') : NOT_REPORTED_MARK
        return text(words, { x, y }, { anchor: 'end', fill: 'var(--fg-2)' })
      }),
    ]
  })
  const limits = thresholds.map((threshold, place): readonly Mark[] => {
    const y = top + (lines.length + place + 1) * ROW_PX
    const stroke = `var(--${threshold.level})`
    return [
      swatch(y, { stroke, width: 1.5, dash: '6 4' }),
      label(`${thresholdText(threshold, unit)}: ${threshold.label}`, y),
    ]
  })
  return { marks: [...head, ...rows.flat(), ...limits.flat()], rows: rows.length + limits.length }
}

function swatch(y: number, look: { stroke: string; width: number; dash: string | null }): Mark {
  return path(`M${PADDING} ${y - 4}h24`, look)
}

function label(words: string, y: number, longest = LONGEST_LABEL): Mark {
  const cut = words.length > longest ? `${words.slice(0, longest - 1)}…` : words
  return text(cut, { x: PADDING + 32, y }, { fill: 'var(--fg-2)' })
}
