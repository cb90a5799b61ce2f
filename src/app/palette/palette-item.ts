/** Something the palette finds. */
export type PaletteItem = {
  /** Stays the same from visit to visit: what was used last is remembered by it. */
  readonly id: string
  readonly group: string
  readonly name: string
  /** What stands small beside the name: a kind, an id, keys. */
  readonly note?: string
  /** More words it is found by, beside name and note: an id, a code. */
  readonly words?: string
  readonly run: () => void
}

/** Drawn at once; more would be slow to draw and no help to anybody. */
export const MOST_DRAWN = 50

export type Found = {
  /** The best first, at most `MOST_DRAWN`. */
  readonly items: readonly PaletteItem[]
  /** How many there are in all. */
  readonly count: number
}

/**
 * Items that hold every word of the text somewhere, in any case. A name that begins with the text goes
 * before one that has a word beginning with it, and that before the rest; among equals, what was used
 * lately (`recent`, newest first) goes first, then the given order.
 */
export function findItems(
  items: readonly PaletteItem[],
  text: string,
  recent: readonly string[],
): Found {
  const whole = text.trim().toLowerCase()
  const words = whole.split(/\s+/)
  const found = items
    .map((item) => ({ item, score: scoreOf(item, whole, words) }))
    .filter(({ score }) => score < NOT_FOUND)
    .map(({ item, score }) => ({ item, score: score - recentBonus(item.id, recent) }))
    .toSorted((a, b) => a.score - b.score)
    .map(({ item }) => item)
  return { items: found.slice(0, MOST_DRAWN), count: found.length }
}

const NOT_FOUND = 4

function scoreOf(item: PaletteItem, whole: string, words: readonly string[]): number {
  const name = item.name.toLowerCase()
  const all = `${name} ${item.note ?? ''} ${item.group} ${item.words ?? ''}`.toLowerCase()
  if (!words.every((word) => all.includes(word))) return NOT_FOUND
  if (name.startsWith(whole)) return 0
  if (beginsWord(name, whole)) return 1
  return name.includes(whole) ? 2 : 3
}

function beginsWord(name: string, text: string): boolean {
  const at = name.indexOf(text)
  return at > 0 && /[^\p{L}\p{N}]/u.test(name.charAt(at - 1))
}

/** Less than the distance of two scores. */
function recentBonus(id: string, recent: readonly string[]): number {
  const place = recent.indexOf(id)
  return place === -1 ? 0 : 0.9 - place / 100
}
