/** `utc`, `local` (the reader's own zone), or an IANA name. */
export type ZoneChoice = string

/** The API counts its buckets and days in UTC, and a link shows everybody the same clock. */
export const DEFAULT_ZONE: ZoneChoice = 'utc'

/** Reads a zone: `utc`, `local` (also Grafana's `browser`) or an IANA name; null for anything else. */
export function parseZone(text: string): ZoneChoice | null {
  const word = text.toLowerCase()
  if (word === 'utc' || word === 'local') return word
  if (word === 'browser') return 'local'
  if (/^[+-]/.test(text)) return null
  try {
    const known = new Intl.DateTimeFormat('en-GB', { timeZone: text }).resolvedOptions().timeZone
    // The browser may answer with an older name of the same zone: then what was asked for stays.
    return known.toLowerCase() === word ? known : text
  } catch {
    return null
  }
}

/** The IANA zone a choice stands for on this device. */
export function ianaZone(choice: ZoneChoice): string {
  if (choice === 'utc') return 'UTC'
  if (choice !== 'local') return choice
  return new Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC'
}
