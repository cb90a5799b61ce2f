import type { Scale } from '#src/charts/axes/scale.ts'
import type { ChartLine } from './chart-line.ts'

export type RestartMarksProps = { readonly lines: readonly ChartLine[]; readonly scale: Scale }

/** A thin upright line where a counter began again; one path, however many there are. */
export function RestartMarks({ lines, scale }: RestartMarksProps) {
  const { fromMs, toMs } = scale.window
  const { y, height } = scale.plot
  const timesMs = new Set(lines.flatMap(({ restartsMs = [] }) => restartsMs))
  const d = [...timesMs]
    .filter((atMs) => atMs >= fromMs && atMs <= toMs)
    .map((atMs) => `M${Math.round(scale.x(atMs)) + 0.5} ${y}v${height}`)
    .join('')
  return d === '' ? null : <path data-part="restarts" d={d} stroke="var(--fg-3)" strokeWidth={1} />
}
