/** A JSON object with its members still unread: not `null`, not a list. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i

/**
 * A finite number, or a text that spells one in full (API reference §10.1); NaN for everything else.
 * Parsed, never coerced: `""`, `"NaN"`, `"0x10"`, `true`, `[]` and `null` are no numbers.
 */
export function readNumber(value: unknown): number {
  if (typeof value === 'number') return Number.isFinite(value) ? value : Number.NaN
  if (typeof value !== 'string' || !DECIMAL.test(value)) return Number.NaN
  const parsed = Number(value)
  return Number.isFinite(parsed) ? parsed : Number.NaN
}

/** A text that says something; numbers become text. `null`: missing, empty or another type. */
export function readText(value: unknown): string | null {
  if (typeof value === 'string') return value.trim() === '' ? null : value
  return typeof value === 'number' ? String(value) : null
}

/** The texts of a list that may hold numbers (API reference §10.20); anything but a list holds none. */
export function readTexts(value: unknown): readonly string[] {
  if (!Array.isArray(value)) return []
  return value.map(readText).filter((text) => text !== null)
}

/** Texts of a list whose elements are texts or objects: of an object its name, else its id. */
export function readNames(value: unknown): readonly string[] {
  if (!Array.isArray(value)) return []
  return value
    .map((element: unknown) =>
      isRecord(element)
        ? (readText(element['name']) ?? readText(element['id']))
        : readText(element),
    )
    .filter((text) => text !== null)
}

/** What stood where a number was expected, as a short text for people. */
export function asShownText(value: unknown): string {
  return shorten(typeof value === 'string' ? value : JSON.stringify(value), 80)
}

/** A text cut to `longest` characters, with an ellipsis where it was cut. */
export function shorten(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`
}

/** Type of a value for a message about an answer: says what came without showing it. */
export function kindOf(value: unknown): string {
  if (value === null) return 'null'
  if (value === undefined) return 'nothing'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'an object'
  if (typeof value === 'string') return 'text'
  return `a ${typeof value}`
}
