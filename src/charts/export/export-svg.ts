import type { Mark, Picture } from './export-picture.ts'
import { FONT_FAMILY } from './export-picture.ts'

/** A picture as an SVG file that stands alone: no style sheet, no script, no other file. */
export function svgOf(picture: Picture): string {
  const { width, height, background, title, description, marks } = picture
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="title description"`,
    `${attributes({ width, height, viewBox: `0 0 ${width} ${height}`, 'font-family': FONT_FAMILY })}>\n`,
    `<title id="title">${escaped(title)}</title>\n`,
    `<desc id="description">${escaped(description)}</desc>\n`,
    `<rect${attributes({ width, height, fill: background })}/>\n`,
    ...marks.map((mark) => `${elementOf(mark)}\n`),
    '</svg>\n',
  ].join('')
}

function elementOf(mark: Mark): string {
  if (mark.kind === 'text') {
    const { x, y, size, fill, anchor, isStrong } = mark
    const weight = isStrong ? 600 : null
    const look = { 'font-size': size, 'font-weight': weight, 'text-anchor': anchor, fill }
    return `<text${attributes({ x, y, ...look })}>${escaped(mark.text)}</text>`
  }
  const { d, stroke, fill, width, dash, opacity, cap, shift } = mark
  return `<path${attributes({
    d,
    transform: shift && `translate(${shift.x} ${shift.y})`,
    fill: fill ?? 'none',
    stroke,
    'stroke-width': stroke === null ? null : width,
    'stroke-dasharray': dash,
    'stroke-linecap': cap === 'round' ? cap : null,
    'stroke-linejoin': stroke === null ? null : 'round',
    opacity: opacity === 1 ? null : opacity,
  })}/>`
}

/** Attributes in the order given, each with a space in front; null leaves one out. */
function attributes(values: Readonly<Record<string, string | number | null>>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => ` ${name}="${escaped(String(value))}"`)
    .join('')
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

/** Text for XML; control characters, which XML has no way to write, are left out. */
function escaped(words: string): string {
  return words
    .replaceAll(/\p{Cc}/gu, '')
    .replaceAll(/[&<>"]/g, (character) => ESCAPES[character] ?? character)
}
