import { pageNow } from '#src/model/time/server-time.ts'
import { frozenRange } from '#src/model/time/shift-range.ts'
import type { TimeRange } from '#src/model/time/time-range.ts'
import { rangeWords } from '#src/ui/time/range-words.ts'
import { frozenHref } from '#src/url/frozen/frozen-link.ts'
import { readableSearch } from '#src/url/router-adapter.tsx'
import { rangeTexts } from '#src/url/time/range-text.ts'
import type { TimeChoice } from '#src/url/time/time-choice.ts'

/** `frozen`: a page that stands still; `live`: goes on with the time. */
export type LinkKind = 'frozen' | 'live'

/** What a link is made of: the address, `#` included where the app has one, and its time. */
export type LinkedPage = {
  readonly href: string
  readonly time: Pick<TimeChoice, 'range' | 'step' | 'zone' | 'zoneChoice' | 'frozen'>
}

/**
 * The page as a link for somebody else: a frozen one stands still at `nowMs`. The range always stands in
 * it, and the zone by its name: "local" would be another clock elsewhere.
 */
export function linkText({ href, time }: LinkedPage, kind: LinkKind, nowMs: number): string {
  const isFrozen = kind === 'frozen'
  const [path = '', search = ''] = (isFrozen ? frozenHref(href, time, nowMs) : href).split('?')
  const params = new URLSearchParams(search)
  if (!isFrozen) {
    const { from, to } = rangeTexts(liveRange(time))
    params.set('from', from)
    params.set('to', to)
  }
  if (params.has('tz')) params.set('tz', time.zone)
  for (const name of isFrozen ? ['refresh'] : ['frozen', 'live']) params.delete(name)
  return `${path}?${readableSearch(params)}`
}

/** The range that a page goes on with when it is frozen. */
function liveRange({ range, frozen }: LinkedPage['time']): TimeRange {
  return frozen?.live ?? range
}

/** Puts the link on the clipboard; one sentence about what was copied, or the link itself. */
export async function copyLink(page: LinkedPage, kind: LinkKind): Promise<string> {
  const nowMs = pageNow()
  const text = linkText(page, kind, nowMs)
  const { range, step, zone } = page.time
  const linked = kind === 'frozen' ? frozenRange(range, step, nowMs) : liveRange(page.time)
  const words = rangeWords(linked, zone, 'long')
  try {
    await navigator.clipboard.writeText(text)
  } catch {
    return `The browser does not allow copying here. The link is ${text}`
  }
  return kind === 'frozen'
    ? `Copied a frozen link: ${words}, whenever it is opened.`
    : `Copied a live link: ${words}, at the time it is opened.`
}
