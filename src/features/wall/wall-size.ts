/** How a screen is looked at. */
export type Viewing = {
  readonly distanceM: number
  /** Diagonal of a 16:9 panel, inches. */
  readonly diagonalIn: number
}

export const USUAL_VIEWING: Viewing = { distanceM: 5, diagonalIn: 55 }

const METRES_PER_INCH = 0.0254
/** Height of a 16:9 panel as a share of its diagonal. */
const HEIGHT_SHARE = 9 / Math.hypot(16, 9)
/** Height of a capital letter as a share of the font size. */
const CAP_SHARE = 0.72
/** Sizes of type in vh at scale 1, as in the theme. */
const NAME_VH = 4.7
const NOTE_VH = 2.9
/**
 * Heights in vh at scale 1: the line at the top, what else the account holds, the last changes, a tile
 * with a name of two lines; of a calm board what stands beside its names, upright and else, and a line
 * of names.
 */
const HEAD_VH = 9.5
const STRIP_VH = 5.2
const CHANGES_VH = 3.6
const TILE_VH = 23.6
const CALM_VH = 41
const CALM_UPRIGHT_VH = 76
const CALM_NAME_VH = 5.9
/** The last line is for people who stand at the screen, at every scale. */
const FOOT_VH = 3
/** What is left beside gaps and edges; a calm board has more of them. */
const WITHIN_VH = 94.9
const CALM_WITHIN_VH = 87
const GAP_VH = 1
/** Factor of large tiles, as in the styles. */
const LARGE = 1.5
/** Least room for a name on a line: at scale 1 four columns of a 16:9 screen, about 15 letters. */
const LEAST_NAME_EM = 7.8
/** Height of a line of notes in em. */
const NOTE_LINE = 1.2
/** What the edges of a screen take of its width, and those of a tile of its own, in vh. */
const EDGES_VH = 3.2
const TILE_EDGES_VH = 4
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

/** Share of its full size at which so many letters fit into the line at the top; upright, it has a row to itself. */
export function headShare(letters: number, scale: number, aspect: number): number {
  if (aspect < 1) return Math.min(1, (ALONE_LETTERS * aspect) / (letters * headScale(scale)))
  const share = HEAD_LETTERS / (letters * headScale(scale))
  return Math.min(1, Math.max(LEAST_HEAD_SHARE, share))
}

export type TileGrid = { readonly columns: number; readonly rows: number }

/** How many tiles fit beside and under each other on a screen so wide by its height; at least one. */
export function tileGrid(scale: number, aspect: number): TileGrid {
  const heightVh = tilesVh(scale, { hasChanges: false })
  return {
    columns: columnsOf(scale, aspect),
    rows: Math.max(1, Math.floor((heightVh + GAP_VH) / (TILE_VH * scale + GAP_VH))),
  }
}

/** Whether the last changes have room below so many rows of tiles and what is folded. */
export function hasRoomForChanges(rows: number, scale: number): boolean {
  return rowVh(rows, tilesVh(scale, { hasChanges: true })) >= TILE_VH * scale
}

/** Height for all tiles, in vh. */
function tilesVh(scale: number, { hasChanges }: { readonly hasChanges: boolean }): number {
  const aroundVh = HEAD_VH + STRIP_VH + (hasChanges ? CHANGES_VH : 0)
  return WITHIN_VH - FOOT_VH - aroundVh * headScale(scale)
}

function rowVh(rows: number, heightVh: number): number {
  return (heightVh - (rows - 1) * GAP_VH) / rows
}

/** How many lines of names fit on a calm board, and columns if names are short; at least one. */
export function calmGrid(scale: number, aspect: number): TileGrid {
  const takenVh = (aspect < 1 ? CALM_UPRIGHT_VH : CALM_VH) * headScale(scale)
  const heightVh = CALM_WITHIN_VH - takenVh
  return {
    columns: columnsOf(scale, aspect),
    rows: Math.max(1, Math.floor((heightVh + GAP_VH) / (CALM_NAME_VH * scale + GAP_VH))),
  }
}

/** As many columns as leave room for names. */
function columnsOf(scale: number, aspect: number): number {
  let columns = 1
  while (nameEm(columns + 1, scale, aspect) >= LEAST_NAME_EM) columns++
  return columns
}

/** Room for a name inside one of so many columns, in em of names. */
export function nameEm(columns: number, scale: number, aspect: number): number {
  const columnVh = (100 * aspect - EDGES_VH - (columns - 1) * GAP_VH) / columns
  return (columnVh - TILE_EDGES_VH) / (NAME_VH * scale)
}

/** Room for a text of several lines. */
export type TextRoom = { readonly lines: number; readonly lineEm: number }

/** How the tiles of a grid are filled. */
export type TileFill = {
  /** Few tiles have larger letters. */
  readonly isLarge: boolean
  /** Width of a line in em of names. */
  readonly lineEm: number
  /** For a sentence, in em of notes. */
  readonly sentence: TextRoom
}

/** What has room in a tile beside name, state and number. */
export function tileFill({ columns, rows }: TileGrid, scale: number, aspect: number): TileFill {
  const tileVh = rowVh(rows, tilesVh(scale, { hasChanges: hasRoomForChanges(rows, scale) }))
  const usualEm = nameEm(columns, scale, aspect)
  const isLarge = tileVh >= LARGE * TILE_VH * scale && usualEm >= LARGE * LEAST_NAME_EM
  const size = isLarge ? LARGE * scale : scale
  const lineEm = isLarge ? usualEm / LARGE : usualEm
  const lines = Math.max(0, Math.floor((tileVh - TILE_VH * size) / (NOTE_LINE * NOTE_VH * size)))
  return { isLarge, lineEm, sentence: { lines, lineEm: (lineEm * NAME_VH) / NOTE_VH } }
}

/** Width of the screen in em of names and of notes of the head, which grow less than tiles. */
export function lineEms(
  scale: number,
  aspect: number,
): { readonly name: number; readonly note: number } {
  const widthVh = 100 * aspect - EDGES_VH - 2 * GAP_VH
  const head = headScale(scale)
  return { name: widthVh / (NAME_VH * head), note: widthVh / (NOTE_VH * head) }
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
