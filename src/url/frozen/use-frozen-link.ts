import { useHref, useLocation } from 'react-router'
import { pageNow } from '#src/model/time/server-time.ts'
import { useTimeState } from '#src/url/time/use-time-state.tsx'
import { frozenHref } from './frozen-link.ts'

/** The whole address of the page as a frozen one, from the instant it is asked for. */
export function useFrozenLink(): () => string {
  const { pathname, search } = useLocation()
  const path = useHref(pathname)
  const time = useTimeState()
  return () => frozenHref(new URL(path + search, window.location.href).href, time, pageNow())
}
