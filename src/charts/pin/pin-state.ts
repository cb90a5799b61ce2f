/** The instant a group of charts is pinned at. */
export type Pin = {
  /** Epoch ms. */
  readonly atMs: number
  /** Id of the chart that shows the card; null until there is a chart. */
  readonly chart: string | null
}
