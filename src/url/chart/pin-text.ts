import { parseInstant } from '#src/url/time/end-text.ts'

/** A date and a time with its distance from UTC: anything less would be another instant elsewhere. */
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})$/

/** Reads the instant a page is pinned at, epoch ms; null when the text is no absolute instant. */
export function parsePin(text: string): number | null {
  const match = INSTANT.exec(text)
  const atMs = match && parseInstant(text, 'UTC')
  return atMs === null ? null : atMs + Math.round(Number(match?.[1] ?? 0) * 1000)
}

/** The same instant as text: ISO 8601 in UTC, without the ms where there are none. */
export function pinText(atMs: number): string {
  return new Date(atMs).toISOString().replace('.000Z', 'Z')
}
