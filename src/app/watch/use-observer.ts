import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'

/**
 * Keeps what the answers of this page say, while the page is mounted. The code for it comes after the
 * page: what was answered before is still in the cache then, and is kept as well.
 */
export function useObserver(): void {
  const client = useQueryClient()
  useEffect(() => {
    let stop: (() => void) | null = null
    let isWanted = true
    async function start() {
      const { startObserving } = await import('./observe.ts')
      if (isWanted) stop = startObserving(client)
    }
    start().catch(() => {
      // Without its code nothing is kept; the page itself goes on.
    })
    return () => {
      isWanted = false
      stop?.()
    }
  }, [client])
}
