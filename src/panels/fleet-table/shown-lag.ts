import type { Figure } from '#src/panels/fleet/fleet.ts'

/** A lag, which way it goes, and how fast. */
export type ShownLag = Omit<Extract<Figure, { kind: 'lag' }>, 'kind'>

/** The lag of a figure; null: it is none, or not known yet. */
export function shownLag(figure: Figure | undefined): ShownLag | null {
  if (figure?.kind !== 'lag') return null
  const { value, trend, perSec } = figure
  return { value, trend, perSec }
}
