/** Typographic minus; a hyphen is shorter than a figure and reads as a dash. */
export const MINUS = '\u2212'
/** Thin space that never breaks: between groups of digits, and between a number and its unit. */
export const THIN_SPACE = '\u202f'
/** What stands for a value that was not reported, spoken "not reported". */
export const NOT_REPORTED_MARK = '—'

const LEAST_CARD = 0.001
const LEAST_FULL = 0.000_001
const TOO_LONG = 1e20

const grouped = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 })
const groupedTiny = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 2 })

/** Three significant digits of a magnitude under 999.5; whole numbers stay whole ("5", "1.24", "312"). */
export function threeDigits(magnitude: number): string {
  if (Number.isInteger(magnitude)) return String(magnitude)
  if (magnitude < LEAST_CARD) return `<${LEAST_CARD}`
  return magnitude.toPrecision(3)
}

/**
 * All digits of a magnitude in groups of three, with at most two decimals ("62 000", "1 234.5"); of one
 * that no counter of 64 bits reaches only the size ("1.00e+21").
 */
export function allDigits(magnitude: number): string {
  if (magnitude === 0) return '0'
  if (magnitude < LEAST_FULL) return `<${LEAST_FULL.toFixed(6)}`
  if (magnitude >= TOO_LONG) return magnitude.toExponential(2)
  const format = magnitude < 0.1 ? groupedTiny : grouped
  return format.format(magnitude).replaceAll(',', THIN_SPACE)
}

/** "12.50" → "12.5", "20.0" → "20"; digits before the point are never touched. */
export function withoutTrailingZeros(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}
