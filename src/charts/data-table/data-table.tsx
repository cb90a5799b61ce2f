import { useMemo, useState } from 'react'
import type { ChartLine, ChartTime } from '#src/charts/lines/chart-line.ts'
import { AT_LEAST, NO_DATA } from '#src/charts/tooltip/tooltip-rows.ts'
import { formatClock, zoneLabel } from '#src/format/clock-time.ts'
import { NOT_REPORTED_MARK } from '#src/format/digits.ts'
import { formatDuration } from '#src/format/duration.ts'
import type { DisplayUnit } from '#src/format/number.ts'
import { DataTablePages } from './data-table-pages.tsx'
import type { DataRow, SampleRow } from './data-table-rows.ts'
import { dataRows } from './data-table-rows.ts'

export type ChartDataTableProps = {
  /** Name of the chart the table belongs to. */
  readonly name: string
  readonly lines: readonly ChartLine[]
  readonly unit: DisplayUnit
  readonly time: ChartTime
}

/** More rows at once would keep the browser busy. */
const PAGE_ROWS = 500
const CELL = 'px-2 py-0.5 text-right whitespace-nowrap'
const HEAD = 'sticky top-0 bg-surface px-2 py-0.5 text-right font-normal text-fg-3'
const TIME_HEAD = 'sticky top-0 bg-surface px-2 py-0.5 text-left font-normal text-fg-3'

/**
 * The samples behind a chart as they were measured, newest first: time in UTC (ISO) and in the zone
 * of the page, and the raw number of every line, with a ≥ where a restart hides part of it. Holes
 * have rows of their own.
 */
export function ChartDataTable({ name, lines, unit, time }: ChartDataTableProps) {
  const rows = useMemo(() => dataRows(lines, time), [lines, time])
  const [wanted, setWanted] = useState(0)
  const last = Math.max(0, Math.ceil(rows.count / PAGE_ROWS) - 1)
  const page = Math.min(wanted, last)
  const from = page * PAGE_ROWS
  const shown = rows.page(from, from + PAGE_ROWS)
  return (
    <>
      <section
        aria-label={`Values of ${name}`}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolled by keys
        tabIndex={0}
        className="max-h-80 overflow-auto rounded-md border border-line -outline-offset-2"
      >
        <table className="w-full text-2xs text-fg-2 tabular-nums">
          <caption className="sr-only">Values of {name}</caption>
          <thead>
            <tr>
              <th scope="col" className={TIME_HEAD}>
                time (UTC)
              </th>
              <th scope="col" className={TIME_HEAD}>
                time ({zoneLabel(time.zone, time.window.fromMs)})
              </th>
              {lines.map(({ id, label }) => (
                <th key={id} scope="col" className={HEAD}>
                  {label} ({unitWords(unit)})
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <Row key={keyOf(row)} row={row} lines={lines} zone={time.zone} />
            ))}
          </tbody>
        </table>
      </section>
      <DataTablePages
        {...{ page, last, from, count: rows.count }}
        shown={shown.length}
        onPage={setWanted}
      />
    </>
  )
}

type RowProps = {
  readonly row: DataRow
  readonly lines: readonly ChartLine[]
  readonly zone: string
}

function Row({ row, lines, zone }: RowProps) {
  const atMs = 'hole' in row ? row.hole.fromMs : row.atMs
  return (
    <tr className="border-t border-line">
      <th scope="row" className="px-2 py-0.5 text-left font-normal whitespace-nowrap">
        {new Date(atMs).toISOString()}
      </th>
      <td className="px-2 py-0.5 whitespace-nowrap">
        {formatClock(atMs, zone, 'day')} {formatClock(atMs, zone, 'second')}
      </td>
      {'hole' in row ? (
        <td colSpan={lines.length} className={`${CELL} text-fg-3`}>
          {NO_DATA} for {formatDuration(row.hole.toMs - row.hole.fromMs)}
        </td>
      ) : (
        row.values.map((value, place) => (
          <td key={lines[place]?.id} className={CELL}>
            {row.areLowerBounds[place] && AT_LEAST}
            <Value value={value} />
          </td>
        ))
      )}
    </tr>
  )
}

function Value({ value }: { readonly value: SampleRow['values'][number] }) {
  if (value === undefined) return <span className="text-fg-3">{NO_DATA}</span>
  if (value !== null) return String(value)
  return (
    <span className="text-fg-3">
      <span aria-hidden>{NOT_REPORTED_MARK}</span>
      <span className="sr-only">not reported</span>
    </span>
  )
}

function keyOf(row: DataRow): string {
  return 'hole' in row ? `hole ${row.hole.fromMs}` : String(row.atMs)
}

function unitWords(unit: DisplayUnit): string {
  return typeof unit === 'string' ? unit : `${unit.rate}/s`
}
