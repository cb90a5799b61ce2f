import { readableSearch } from '#src/url/router-adapter.tsx'
import type { TimeChoice } from '#src/url/time/time-choice.ts'
import { frozenAddress } from './frozen-address.ts'

/**
 * The address of a page as a frozen one: everybody who opens it sees these instants. What is frozen
 * already stays as it is. `nowMs` is when it is frozen; a `#` in the address is kept.
 */
export function frozenHref(
  href: string,
  time: Pick<TimeChoice, 'range' | 'step' | 'zone' | 'zoneChoice' | 'frozen'>,
  nowMs: number,
): string {
  if (time.frozen) return href
  const [path = '', search = ''] = href.split('?')
  const params = new URLSearchParams(search)
  for (const [name, text] of Object.entries(frozenAddress(time, nowMs))) {
    if (text === null) params.delete(name)
    else params.set(name, text)
  }
  return `${path}?${readableSearch(params)}`
}
