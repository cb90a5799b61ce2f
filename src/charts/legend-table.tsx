import { memo } from 'react'
import { NOT_REPORTED_MARK } from '#src/format/digits.ts'
import type { DisplayUnit } from '#src/format/number.ts'
import { formatText } from '#src/format/number.ts'
import type { ChartLine, ChartTime } from './chart-line.ts'
import { drawnLines } from './chart-line.ts'
import { lineLook } from './line-look.ts'
import { summaryOf } from './line-summary.ts'

export type LegendTableProps = {
  /** Name of the chart the table belongs to. */
  readonly name: string
  readonly lines: readonly ChartLine[]
  readonly unit: DisplayUnit
  readonly time: ChartTime
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
  const { name, lines, unit, time } = props
  const drawn = drawnLines(lines)
  const left = lines.length - drawn.length
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
          {drawn.map((line, place) => (
            <LegendRow key={line.id} {...{ line, place, unit, time }} />
          ))}
        </tbody>
      </table>
      {left > 0 && <p className="py-0.5 text-2xs text-fg-3">{left} more not drawn</p>}
    </div>
  )
})

type LegendRowProps = {
  readonly line: ChartLine
  readonly place: number
  readonly unit: DisplayUnit
  readonly time: ChartTime
}

function LegendRow({ line, place, unit, time }: LegendRowProps) {
  const summary = summaryOf(line, unit, time)
  return (
    <tr>
      <th scope="row" className="max-w-0 truncate py-0.5 text-left font-normal" title={line.label}>
        <Swatch place={place} />
        {line.label}
      </th>
      {COLUMNS.map(({ key, className }) => (
        <td key={key} className={className}>
          {summary ? formatText(summary[key], unit, 'card') : NOT_REPORTED_MARK}
        </td>
      ))}
    </tr>
  )
}

function Swatch({ place }: { readonly place: number }) {
  const { stroke, width, dash } = lineLook(place)
  return (
    <svg width={24} height={8} aria-hidden className="mr-2 inline-block align-middle">
      <line
        x1={0}
        x2={24}
        y1={4}
        y2={4}
        stroke={stroke}
        strokeWidth={width}
        strokeDasharray={dash}
      />
    </svg>
  )
}
