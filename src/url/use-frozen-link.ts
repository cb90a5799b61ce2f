import { useHref, useLocation } from 'react-router'
import { pageNow } from '#src/model/server-time.ts'
import { frozenHref } from './frozen-link.ts'
import { useTimeState } from './use-time-state.tsx'

/** The whole address of the page as a frozen one, from the instant it is asked for. */
export function useFrozenLink(): () => string {
  const { pathname, search } = useLocation()
  const path = useHref(pathname)
  const time = useTimeState()
  return () => frozenHref(new URL(path + search, window.location.href).href, time, pageNow())
}
