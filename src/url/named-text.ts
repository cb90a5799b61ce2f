const MOST_SHOWN = 60

/** A parameter as it stands in an address, for a sentence about it: `step=x`. A long text is cut. */
export function namedText(key: string, text: string | null): string {
  const shown = text !== null && text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text
  return `${key}=${shown}`
}
