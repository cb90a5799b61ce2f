/** Marks what the arrow keys stop at: rows and the headings of groups. */
export const STOP = { 'data-stop': '' } as const

/**
 * Moves the focus to the link or button of the next row (`by` 1) or the one before (−1). Without a row
 * that has it, to the first one in sight. Rows near the screen are always in the document.
 */
export function walkRows(body: HTMLElement, by: 1 | -1): void {
  const stops = [...body.querySelectorAll<HTMLElement>('[data-stop]')]
  const current = stops.findIndex((stop) => stop.contains(document.activeElement))
  const next = current === -1 ? stops.find(isInSight) : stops[current + by]
  next?.querySelector<HTMLElement>('a, button')?.focus()
}

/** Height of what sticks to the top of the window: the bar and the head of the table. */
const COVERED_PX = 80

function isInSight(element: HTMLElement): boolean {
  return element.getBoundingClientRect().top >= Math.min(COVERED_PX, window.innerHeight / 4)
}
