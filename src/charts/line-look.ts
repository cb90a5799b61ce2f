/** How one line is told from the others: colour and dash together (design: chart series). */
export type LineLook = {
  readonly stroke: string
  readonly width: number
  /** SVG dash pattern; undefined draws a solid line. */
  readonly dash: string | undefined
}

const LOOKS: readonly LineLook[] = [
  { stroke: 'var(--s1)', width: 1.75, dash: undefined },
  { stroke: 'var(--s2)', width: 1.75, dash: '6 3' },
  { stroke: 'var(--s3)', width: 1.75, dash: '2 3' },
  { stroke: 'var(--s4)', width: 1.75, dash: '8 3 2 3' },
]
const OTHER: LineLook = { stroke: 'var(--s-rest)', width: 1, dash: undefined }

/** Look of the line at a place in the legend: four can be told apart, the others share the grey. */
export function lineLook(index: number): LineLook {
  return LOOKS[index] ?? OTHER
}
