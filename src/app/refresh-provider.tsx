import { useQueryClient } from '@tanstack/react-query'
import { createContext, use, useEffect, useState } from 'react'
import { RefreshStateProvider } from '#src/ui/refresh-context.tsx'
import { RefreshRounds } from './refresh-rounds.ts'

const RoundsContext = createContext<RefreshRounds | null>(null)

/** Runs the page's one refresh clock while it is mounted. */
export function RefreshProvider({ children }: { children: React.ReactNode }) {
  const client = useQueryClient()
  const [rounds] = useState(() => new RefreshRounds(client))
  useEffect(() => rounds.start(), [rounds])
  return (
    <RoundsContext value={rounds}>
      <RefreshStateProvider value={rounds.state}>{children}</RefreshStateProvider>
    </RoundsContext>
  )
}

/** The page's refresh clock. Throws outside a `RefreshProvider`. */
export function useRefreshRounds(): RefreshRounds {
  const rounds = use(RoundsContext)
  if (!rounds) throw new Error('useRefreshRounds needs a RefreshProvider around it')
  return rounds
}
