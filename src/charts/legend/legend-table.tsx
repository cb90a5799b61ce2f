import { memo } from 'react'
import type { ChartLine, ChartTime } from '#src/charts/lines/chart-line.ts'
import { drawnLines } from '#src/charts/lines/chart-line.ts'
import { lookOf } from '#src/charts/lines/line-look.ts'
import { summaryOf } from '#src/charts/lines/line-summary.ts'
import { NOT_REPORTED_MARK } from '#src/format/digits.ts'
import type { DisplayUnit } from '#src/format/number.ts'
import { formatText } from '#src/format/number.ts'
import { chosenLines, listedLines, type LineChoice } from './legend-choice.ts'
import { LegendCount } from './legend-count.tsx'
import { LegendName } from './legend-name.tsx'

export type LegendTableProps = {
  /** Name of the chart the table belongs to. */
  readonly name: string
  /** All lines there are, in the order of their looks. */
  readonly lines: readonly ChartLine[]
  readonly unit: DisplayUnit
  readonly time: ChartTime
  /** Which lines are wanted; absent: as many as a chart draws. */
  readonly choice?: LineChoice
  /** Asks for another choice; absent: the lines cannot be chosen. */
  readonly onChange?: (choice: LineChoice) => void
}

const NUMBER_CELL = 'w-20 py-0.5 pl-3 text-right font-normal whitespace-nowrap'
/** Where the table is narrow, `min` and `avg` make room for the name. */
const SPARE_CELL = 'w-20 py-0.5 pl-3 text-right font-normal whitespace-nowrap @max-md:hidden'
const COLUMNS = [
  { key: 'last', className: NUMBER_CELL },
  { key: 'min', className: SPARE_CELL },
  { key: 'avg', className: SPARE_CELL },
  { key: 'max', className: NUMBER_CELL },
] as const

/** What a chart of two or more lines shows, in numbers; names the colour and the dash of each. */
export const LegendTable = memo(function LegendTable(props: LegendTableProps) {
  const { name, lines, unit, time, choice, onChange } = props
  const listed = choice ? listedLines(lines, choice) : drawnLines(lines)
  const drawn = drawnLines(choice ? chosenLines(lines, choice) : lines)
  return (
    <div className="@container">
      <table className="w-full text-2xs text-fg-2 tabular-nums">
        <caption className="sr-only">{name}</caption>
        <thead>
          <tr className="text-fg-3">
            <th scope="col" className="py-0.5 text-left font-normal">
              name
            </th>
            {COLUMNS.map(({ key, className }) => (
              <th key={key} scope="col" className={className}>
                {key}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {listed.map((line, place) => (
            <tr key={line.id} className={drawn.includes(line) ? '' : 'text-fg-3 line-through'}>
              <LegendName
                line={line}
                look={lookOf(line, place)}
                isDrawn={drawn.includes(line)}
                {...(choice && onChange ? { choose: { lines, choice, onChange } } : {})}
              />
              <SummaryCells line={line} unit={unit} time={time} />
            </tr>
          ))}
        </tbody>
      </table>
      <LegendCount {...{ lines, drawn, choice, onChange }} />
    </div>
  )
})

type SummaryCellsProps = {
  readonly line: ChartLine
  readonly unit: DisplayUnit
  readonly time: ChartTime
}

function SummaryCells({ line, unit, time }: SummaryCellsProps) {
  const summary = summaryOf(line, unit, time)
  return COLUMNS.map(({ key, className }) => (
    <td key={key} className={className}>
      {summary ? formatText(summary[key], unit, 'card') : NOT_REPORTED_MARK}
    </td>
  ))
}
