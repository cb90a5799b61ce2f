import { useEffect } from 'react'
import { ErrorBoundary } from '#src/app/error-boundary.tsx'
import { useRefreshRounds } from './refresh-provider.tsx'
import { UnattendedContext } from './unattended-context.ts'

/**
 * For a screen that nobody touches: it asks on while it is covered, looks by itself whether it is signed
 * in again, and is loaded anew when it breaks.
 */
export function Unattended({ children }: { children: React.ReactNode }) {
  const rounds = useRefreshRounds()
  useEffect(() => {
    rounds.setMode('forced')
    return () => rounds.setMode('playing')
  }, [rounds])
  return (
    <UnattendedContext value={true}>
      <ErrorBoundary>{children}</ErrorBoundary>
    </UnattendedContext>
  )
}
