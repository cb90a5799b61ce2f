import { THIN_SPACE } from './digits.ts'

/** A formatted number, in two parts so that a card can print them in two sizes. */
export type NumberParts = {
  /** "1.24", "−62 000", "4 min 10 s"; never empty. */
  readonly text: string
  /** "k", "MB/s", "ms", "/min"; empty when there is none. */
  readonly unit: string
}

/** One text: "1.24 M", "12.4 k/s", "312/s", "62 000". */
export function joinParts({ text, unit }: NumberParts): string {
  if (unit === '' || unit.startsWith('/')) return text + unit
  return text + THIN_SPACE + unit
}

/** The same for a screen reader, which reads "62,000" as one number and "62 000" as two. */
export function spokenParts(parts: NumberParts): string {
  return joinParts(parts)
    .replaceAll(/(?<=\d)\u202f(?=\d)/g, ',')
    .replaceAll(THIN_SPACE, ' ')
}
