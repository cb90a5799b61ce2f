import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useLocation, useParams } from 'react-router'
import { pageNow } from '#src/model/time/server-time.ts'
import { timeChoice, timeTexts, type TimeChoice } from '#src/url/time/time-choice.ts'

/** Starts the reads of a page: of this id (none: an empty text), at the time that the address says. */
export type Warm = (client: QueryClient, id: string, time: TimeChoice) => void

type WarmedPageProps = { readonly warm: Warm; readonly children: ReactNode }

/** The address that each client was last warmed for. */
const warmedFor = new WeakMap<QueryClient, string>()

/**
 * Asks for what a page reads while its code is on the way, and never holds the page back. Once for each
 * address, though a page that waits for its code is drawn again and again.
 */
export function WarmedPage({ warm, children }: WarmedPageProps) {
  const client = useQueryClient()
  const { key, pathname, search } = useLocation()
  const { id = '' } = useParams()
  const address = `${key} ${pathname}`
  if (warmedFor.get(client) !== address) {
    warmedFor.set(client, address)
    const time = timeChoice(timeTexts(new URLSearchParams(search)), pageNow())
    // Not while drawing: a read that starts is told to everything that watches the cache.
    queueMicrotask(() => warm(client, id, time))
  }
  return children
}
