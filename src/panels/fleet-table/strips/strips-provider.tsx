import { useState } from 'react'
import { NO_STRIPS, StripsContext, TakeStripsContext } from './strips-context.ts'

/** Around a table: brings what `StripsInSight` looks up into its cells, and draws nothing else again. */
export function StripsProvider({ children }: { children: React.ReactNode }) {
  const [strips, setStrips] = useState(NO_STRIPS)
  return (
    <TakeStripsContext value={setStrips}>
      <StripsContext value={strips}>{children}</StripsContext>
    </TakeStripsContext>
  )
}
