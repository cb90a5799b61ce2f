import { SERIES_PERIOD_MS } from '#src/api/periods.ts'
import { QueryPanel } from '#src/panels/cards/query-panel.tsx'
import type { ChainRead } from './use-chain.ts'

export type ChainPanelProps = {
  read: ChainRead
  heading: React.ReactNode
  /** Names the content for people: "the chain". */
  what: string
  /** Height of the content in px while there is none. */
  height: number
  children: React.ReactNode
}

/** What is worked out from both ends of a pipeline: as old as the older one, with all that was asked. */
export function ChainPanel({ read, heading, what, height, children }: ChainPanelProps) {
  const { answeredMs, traces, error, refetch, endMs } = read
  const data = answeredMs === null ? undefined : { value: read, asOfMs: answeredMs, traces }
  return (
    <QueryPanel
      query={{ data, error, refetch }}
      heading={heading}
      what={what}
      height={height}
      periodMs={SERIES_PERIOD_MS}
      isOfRange={endMs !== null}
    >
      {() => children}
    </QueryPanel>
  )
}
