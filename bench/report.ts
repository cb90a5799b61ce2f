/** A line of a table: what was measured, the figure, its budget and how it was in absolute terms. */
export type Row = {
  readonly what: string
  /** Figure as text: a ratio where there is one. */
  readonly figure: string
  /** Words of the budget, null where there is none. */
  readonly budget: string | null
  /** Whether the figure is inside; null: nothing to compare. */
  readonly isWithin: boolean | null
  readonly absolute: string
}

export type Report = {
  readonly title: string
  readonly rows: readonly Row[]
  /** How it was measured, one sentence each. */
  readonly notes: readonly string[]
}

/** A row for a figure that must not be greater than its budget; null: none. */
export function ratioRow(
  what: string,
  ratio: number,
  budget: number | null,
  absolute: string,
): Row {
  if (!Number.isFinite(ratio)) throw new Error(`${what}: no figure was measured`)
  const isWithin = budget === null ? null : ratio <= budget
  const words = budget === null ? null : `≤ ${budget}`
  return { what, figure: ratio.toFixed(2), budget: words, isWithin, absolute }
}

/** The report as Markdown. */
export function markdown({ title, rows, notes }: Report): string {
  const lines = rows.map(({ what, figure, budget, isWithin, absolute }) => {
    const verdict = isWithin === null ? '–' : isWithin ? 'ok' : 'over'
    return `| ${what} | ${figure} | ${budget ?? '–'} | ${verdict} | ${absolute} |`
  })
  return [
    `## ${title}`,
    '',
    '| what | figure | budget | | absolute |',
    '|---|---|---|---|---|',
    ...lines,
    '',
    ...notes.map((note) => `- ${note}`),
    '',
  ].join('\n')
}

export function inMs(ms: number): string {
  return `${ms.toFixed(ms < 10 ? 2 : 1)} ms`
}
