import { useLocation } from 'react-router'
import { TIME_KEYS } from '#src/url/time/time-choice.ts'

/**
 * The part of the address that a link to another page keeps: `?from=now-6h&to=now`, or nothing. The
 * range, zone, step, refresh and comparison are of the whole app; all else belongs to its page.
 */
export function useKeptSearch(): string {
  return keptSearch(useLocation().search)
}

export function keptSearch(search: string): string {
  const kept = search
    .replace(/^\?/, '')
    .split('&')
    .filter((part) => TIME_KEYS.some((key) => part.startsWith(`${key}=`)))
  return kept.length === 0 ? '' : `?${kept.join('&')}`
}
