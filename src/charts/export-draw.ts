import { NOT_REPORTED_MARK } from '#src/format/digits.ts'
import { formatText } from '#src/format/number.ts'
import { describeChart } from './describe.ts'
import { extentOf, takeApart } from './drawing.ts'
import type { ChartExport } from './export-input.ts'
import type { Colours, Mark, Picture } from './export-picture.ts'
import { path, text, withColours } from './export-picture.ts'
import { axisMarks, holeMarks, lineMarks, thresholdMarks } from './export-plot.ts'
import { rangeWords } from './export-words.ts'
import { lookOf } from './line-look.ts'
import { summaryOf } from './line-summary.ts'
import { scaleOf } from './scale.ts'
import { extentWith, thresholdText } from './threshold-place.ts'
import { valueTicks } from './value-ticks.ts'

const WIDTH = 960
const PADDING = 16
const ROW_PX = 18
const PLOT = { x: PADDING + 64, y: 72, width: WIDTH - 2 * PADDING - 64 - 16, height: 280 }
const LEGEND_Y = PLOT.y + PLOT.height + 48
const LONGEST_LABEL = 70
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
  const legend = legendMarks({ ...chart, lines: drawn.lines })
  const height = LEGEND_Y + legend.rows * ROW_PX + 3 * PADDING
  const marks = [
    text(title, { x: PADDING, y: 30 }, { size: 16, isStrong: true, fill: 'var(--fg)' }),
    text(rangeWords(time), { x: PADDING, y: 50 }, { size: 12, fill: 'var(--fg-2)' }),
    ...holeMarks(drawn.holes, scale),
    ...axisMarks(scale, { ticks, unit, zone: time.zone }),
    ...thresholdMarks(thresholds, scale, unit),
    ...lineMarks(drawn, scale, time),
    ...legend.marks,
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

/** A row for each line with its swatch and its numbers, and one for each threshold. */
function legendMarks({ lines, unit, time, thresholds = [] }: ChartExport) {
  const head = NUMBERS.map(({ key, x }) => text(key, { x, y: LEGEND_Y }, { anchor: 'end' }))
  const rows = lines.map((line, place): readonly Mark[] => {
    const y = LEGEND_Y + (place + 1) * ROW_PX
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
    const y = LEGEND_Y + (lines.length + place + 1) * ROW_PX
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

function label(words: string, y: number): Mark {
  const cut = words.length > LONGEST_LABEL ? `${words.slice(0, LONGEST_LABEL - 1)}…` : words
  return text(cut, { x: PADDING + 32, y }, { fill: 'var(--fg-2)' })
}
