/** How a screen is looked at. */
export type Viewing = {
  readonly distanceM: number
  /** Diagonal of a 16:9 panel, inches. */
  readonly diagonalIn: number
}

export const USUAL_VIEWING: Viewing = { distanceM: 5, diagonalIn: 55 }

const USUAL_ASPECT = 16 / 9
const METRES_PER_INCH = 0.0254
/** Height of a 16:9 panel as a share of its diagonal. */
const HEIGHT_SHARE = 9 / Math.hypot(16, 9)
/** Height of a capital letter as a share of the font size. */
const CAP_SHARE = 0.72
/** At scale 1 four columns of a 16:9 screen hold names of about 20 letters. */
const COLUMNS = 4.2
/** Heights in vh at scale 1: what stands above and below the tiles, and a tile with a name of two lines. */
const AROUND_VH = 16.1
const TILE_VH = 24.4
/** What is left beside gaps and edges. */
const WITHIN_VH = 95.6
/** The line at the top is larger than it need be: on far screens it grows less than the tiles. */
const MOST_HEAD_SCALE = 1.2
/** Letters of the line at the top that fit beside the clock at scale 1. */
const HEAD_LETTERS = 30
/** The line is not made smaller than the names of the tiles are. */
const LEAST_HEAD_SHARE = 0.55

/** Factor on every size of the wall, which are meant for 55 inches seen from 5 m. */
export function wallScale({ distanceM, diagonalIn }: Viewing): number {
  return (distanceM / USUAL_VIEWING.distanceM) * (USUAL_VIEWING.diagonalIn / diagonalIn)
}

/** Factor on the sizes of the line at the top and of what stands beside it. */
export function headScale(scale: number): number {
  return Math.min(scale, MOST_HEAD_SCALE)
}

/** Letters that fit at scale 1 where the line stands above the clock, for each height of the screen. */
const ALONE_LETTERS = 20

/** Share of its full size at which a text fits into the line at the top; upright, it has a row to itself. */
export function headShare(text: string, scale: number, aspect: number): number {
  if (aspect < 1) return Math.min(1, (ALONE_LETTERS * aspect) / (text.length * headScale(scale)))
  const share = HEAD_LETTERS / (text.length * headScale(scale))
  return Math.min(1, Math.max(LEAST_HEAD_SHARE, share))
}

export type TileGrid = { readonly columns: number; readonly rows: number }

/** How many tiles fit beside and under each other on a screen so wide by its height; at least one. */
export function tileGrid(scale: number, aspect: number): TileGrid {
  const heightVh = WITHIN_VH - AROUND_VH * headScale(scale)
  return {
    columns: Math.max(1, Math.floor((COLUMNS * aspect) / (USUAL_ASPECT * scale))),
    rows: Math.max(1, Math.floor(heightVh / (TILE_VH * scale))),
  }
}

/** The grid of the largest tiles that holds so many, within what fits. */
export function gridFor(count: number, most: TileGrid): TileGrid {
  for (let size = 1; size <= Math.max(most.columns, most.rows); size++) {
    const columns = Math.min(size, most.columns)
    const rows = Math.min(size, most.rows)
    if (columns * (rows - 1) >= count && rows > 1) return { columns, rows: rows - 1 }
    if (columns * rows >= count) return { columns, rows }
  }
  return most
}

/** Angle in minutes of arc under which a capital letter of a font appears. */
export function capArcMinutes(
  { fontPx, screenHeightPx }: { readonly fontPx: number; readonly screenHeightPx: number },
  { distanceM, diagonalIn }: Viewing,
): number {
  const screenHeightM = diagonalIn * METRES_PER_INCH * HEIGHT_SHARE
  const capM = (fontPx / screenHeightPx) * screenHeightM * CAP_SHARE
  return ((2 * Math.atan(capM / 2 / distanceM) * 180) / Math.PI) * 60
}
