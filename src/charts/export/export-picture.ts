/** Text of a picture; `y` is its base line, sizes in px. */
export type TextMark = {
  readonly kind: 'text'
  readonly x: number
  readonly y: number
  readonly text: string
  readonly size: number
  readonly fill: string
  readonly anchor: 'start' | 'middle' | 'end'
  readonly isStrong: boolean
}

/** A path of a picture; null: not stroked, not filled, not dashed. */
export type PathMark = {
  readonly kind: 'path'
  readonly d: string
  readonly stroke: string | null
  readonly fill: string | null
  readonly width: number
  /** As in SVG: "6 4". */
  readonly dash: string | null
  readonly opacity: number
  readonly cap: 'butt' | 'round'
  /** Where the path's 0,0 lies, px; null: in the corner of the picture. */
  readonly shift: { readonly x: number; readonly y: number } | null
}

export type Mark = TextMark | PathMark

/**
 * A drawing that needs nothing of the page: colours are literal. It is written as SVG and painted as
 * PNG from the same marks, because the page may not load an image that it made itself.
 */
export type Picture = {
  readonly width: number
  readonly height: number
  readonly background: string
  readonly title: string
  /** What the picture shows, for those who cannot see it. */
  readonly description: string
  /** In the order of drawing. */
  readonly marks: readonly Mark[]
}

/** Reads a colour such as `var(--s1)` as the page shows it. */
export type Colours = (colour: string) => string

export const FONT_FAMILY = '"Inter Variable", Inter, ui-sans-serif, system-ui, sans-serif'

export function path(d: string, look: Partial<Omit<PathMark, 'kind' | 'd'>>): PathMark {
  const plain = {
    stroke: null,
    fill: null,
    width: 1,
    dash: null,
    opacity: 1,
    cap: 'butt',
    shift: null,
  } as const
  return { kind: 'path', d, ...plain, ...look }
}

export function text(
  words: string,
  place: Pick<TextMark, 'x' | 'y'>,
  look: Partial<Omit<TextMark, 'kind' | 'text' | 'x' | 'y'>>,
): TextMark {
  const plain = { size: 11, fill: 'var(--fg-3)', anchor: 'start', isStrong: false } as const
  return { kind: 'text', text: words, ...place, ...plain, ...look }
}

/** The same marks with literal colours, and without those that draw nothing. */
export function withColours(marks: readonly Mark[], colours: Colours): readonly Mark[] {
  const read = (colour: string | null) => (colour === null ? null : colours(colour))
  return marks
    .filter((mark) => (mark.kind === 'text' ? mark.text : mark.d) !== '')
    .map((mark) =>
      mark.kind === 'text'
        ? { ...mark, fill: colours(mark.fill) }
        : { ...mark, stroke: read(mark.stroke), fill: read(mark.fill) },
    )
}
