import type { CrosshairView } from '#src/charts/crosshair/crosshair-view.ts'
import { NO_DATA, tooltipRows } from './tooltip-rows.ts'

/**
 * What a chart shows at an instant as text: "2026-11-21T13:50:00.000Z Lag in Events: 62000", a text
 * line for each line, each with the time of its own sample (ISO, UTC) and its raw number.
 */
export function copyText(view: CrosshairView, atMs: number): string {
  const rows = tooltipRows(view, atMs)
  return rows
    .map(({ label, atMs: sampleMs, value, isLowerBound }) => {
      const name = rows.length > 1 ? `${view.name}, ${label}` : view.name
      return `${new Date(sampleMs ?? atMs).toISOString()} ${name}: ${isLowerBound ? '≥ ' : ''}${value ?? NO_DATA}`
    })
    .join('\n')
}
