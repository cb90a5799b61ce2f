import { useQueryClient } from '@tanstack/react-query'
import { createContext, use, useEffect, useState } from 'react'
import { useObserver } from '#src/app/watch/use-observer.ts'
import { AskedAgainProvider, RefreshStateProvider } from '#src/ui/age/refresh-context.tsx'
import { ReadsUnderWay } from './reads-under-way.ts'
import { RefreshRounds } from './refresh-rounds.ts'

const RoundsContext = createContext<RefreshRounds | null>(null)

/** Runs the page's one refresh clock while it is mounted, and tells what is being asked. */
export function RefreshProvider({ children }: { children: React.ReactNode }) {
  const client = useQueryClient()
  const [rounds] = useState(() => new RefreshRounds(client))
  const [underWay] = useState(() => new ReadsUnderWay())
  useEffect(() => rounds.start(), [rounds])
  useObserver()
  useEffect(() => underWay.start(client), [underWay, client])
  return (
    <RoundsContext value={rounds}>
      <RefreshStateProvider value={rounds.state}>
        <AskedAgainProvider value={underWay}>{children}</AskedAgainProvider>
      </RefreshStateProvider>
    </RoundsContext>
  )
}

/** The page's refresh clock. Throws outside a `RefreshProvider`. */
export function useRefreshRounds(): RefreshRounds {
  const rounds = use(RoundsContext)
  if (!rounds) throw new Error('useRefreshRounds needs a RefreshProvider around it')
  return rounds
}
