/** The height of rows that are not in the document. */
export function SpaceRow({ rows, heightPx }: { rows: number; heightPx: number }) {
  return <tr aria-hidden data-space style={{ height: rows * heightPx }} />
}
