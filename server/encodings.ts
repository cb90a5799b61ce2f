/** Packings that answers and files of the page are kept in. */
export type Encoding = 'br' | 'gzip'

/** Browsers send a handful of different headers; anything beyond that is not worth remembering. */
const MOST_REMEMBERED = 64
const remembered = new Map<string, ReadonlySet<string>>()

/** Names that `Accept-Encoding` offers, without those it refuses with `q=0` (RFC 9110 §12.5.3). */
export function acceptedEncodings(header: string | string[] | undefined): ReadonlySet<string> {
  const text = String(header ?? '')
  const known = remembered.get(text)
  if (known !== undefined) return known
  const accepted = parse(text)
  if (remembered.size < MOST_REMEMBERED) remembered.set(text, accepted)
  return accepted
}

function parse(text: string): ReadonlySet<string> {
  const offers = text
    .toLowerCase()
    .split(',')
    .map((offer) => offer.replaceAll(/\s/g, ''))
  return new Set(
    offers.filter((o) => !/;q=0(?:\.0*)?$/.test(o)).map((o) => o.split(';', 1)[0] ?? ''),
  )
}
