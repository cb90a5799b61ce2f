/** How one line is told from the others: colour and dash together (design: chart series). */
export type LineLook = {
  readonly stroke: string
  readonly width: number
  /** SVG dash pattern; undefined draws a solid line. */
  readonly dash: string | undefined
}

/** `s1` to `s4` can be told apart; the others share a grey. `comparison` is the past of one line. */
export type LookName = 's1' | 's2' | 's3' | 's4' | 'other' | 'comparison'

const LOOKS: Readonly<Record<LookName, LineLook>> = {
  s1: { stroke: 'var(--s1)', width: 1.75, dash: undefined },
  s2: { stroke: 'var(--s2)', width: 1.75, dash: '6 3' },
  s3: { stroke: 'var(--s3)', width: 1.75, dash: '2 3' },
  s4: { stroke: 'var(--s4)', width: 1.75, dash: '8 3 2 3' },
  other: { stroke: 'var(--s-rest)', width: 1, dash: undefined },
  comparison: { stroke: 'var(--fg-3)', width: 1.5, dash: '4 4' },
}

const PLAIN: readonly LookName[] = ['s1', 's2', 's3', 's4']
/** Some readers cannot tell the second series from warn and crit (design: colour). */
const BESIDE_STATUS: readonly LookName[] = ['s1', 's3', 's4']

/** Look of the line at a place in the legend. */
export function lineLook(index: number): LineLook {
  return LOOKS[PLAIN[index] ?? 'other']
}

/** Look of a line: the one it was given, else that of its place. */
export function lookOf(line: { readonly look?: LookName }, place: number): LineLook {
  return line.look ? LOOKS[line.look] : lineLook(place)
}

/**
 * Gives every line a look to keep, so that it does not change colour when others are hidden. A chart
 * with thresholds or status bands (`isBesideStatus`) has three colours instead of four.
 */
export function withLooks<Line extends { readonly look?: LookName }>(
  lines: readonly Line[],
  { isBesideStatus }: { readonly isBesideStatus: boolean },
): readonly (Line & { readonly look: LookName })[] {
  const names = isBesideStatus ? BESIDE_STATUS : PLAIN
  return lines.map((line, place) => ({ ...line, look: line.look ?? names[place] ?? 'other' }))
}
