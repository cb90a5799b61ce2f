import type { CrosshairView } from '#src/charts/crosshair/crosshair-view.ts'
import { LineSwatch } from '#src/charts/legend/line-swatch.tsx'
import { lookOf } from '#src/charts/lines/line-look.ts'
import { changeText } from '#src/charts/tooltip/tooltip-change.ts'
import { MOST_ROWS, tooltipRows, valueText } from '#src/charts/tooltip/tooltip-rows.ts'

export type PinRowsProps = { readonly view: CrosshairView; readonly atMs: number }

/** The lines of a chart at an instant, the highest value first. */
export function PinRows({ view, atMs }: PinRowsProps) {
  const rows = tooltipRows(view, atMs)
  const more = rows.length - MOST_ROWS
  return (
    <>
      <dl>
        {rows.slice(0, MOST_ROWS).map((row) => (
          <div key={row.place} className="flex flex-wrap items-center gap-x-2">
            <dt className="flex min-w-0 flex-1 items-center gap-2">
              <LineSwatch look={lookOf(view.lines[row.place] ?? {}, row.place)} />
              <span className="truncate" title={row.label}>
                {row.label}
              </span>
            </dt>
            <dd className="whitespace-nowrap text-fg">{valueText(row, view)}</dd>
            {row.change !== null && (
              <dd className="w-full text-right">{changeText(row.change, view.unit)}</dd>
            )}
          </div>
        ))}
      </dl>
      {more > 0 && <p className="text-fg-3">{more} more</p>}
    </>
  )
}
