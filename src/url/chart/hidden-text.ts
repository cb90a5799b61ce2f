/** Ids of the lines that are hidden, by the short name of their chart. */
export type HiddenLines = ReadonlyMap<string, ReadonlySet<string>>

const CHART = /^[\w-]{1,80}$/
const LINE = /^[\w-]{1,40}$/

/**
 * Reads what is hidden: charts apart by `*`, in each its name and the ids of its lines, apart by dots:
 * `recordsLag.s1.s2*latency.s0`. Parts that are none of this are left out: nothing is hidden by them.
 */
export function parseHidden(text: string): HiddenLines {
  return new Map(
    text.split('*').flatMap((part) => {
      const [chart = '', ...lines] = part.split('.')
      const ids = lines.filter((line) => LINE.test(line))
      return CHART.test(chart) && ids.length > 0 ? [[chart, new Set(ids)] as const] : []
    }),
  )
}

/** The same as text; null: nothing is hidden. */
export function hiddenText(hidden: HiddenLines): string | null {
  const parts = [...hidden]
    .filter(([, lines]) => lines.size > 0)
    .map(([chart, lines]) => [chart, ...[...lines].toSorted()].join('.'))
  return parts.length === 0 ? null : parts.toSorted().join('*')
}
