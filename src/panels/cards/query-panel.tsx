import { useState } from 'react'
import type { Answer } from '#src/api/answer.ts'
import { useFrozenEnd } from '#src/panels/charts/frozen-end.ts'
import { InspectButton } from '#src/panels/inspect/inspect-button.tsx'
import { AsOf, useFreshness } from '#src/ui/age/as-of.tsx'
import { NextTry } from '#src/ui/age/next-try.tsx'
import { RefreshLine } from '#src/ui/age/refresh-line.tsx'
import { Button } from '#src/ui/button.tsx'
import { Notice } from '#src/ui/notice.tsx'
import { Skeleton } from '#src/ui/skeleton.tsx'
import { AgeLine } from './age-line.tsx'
import { failureText } from './failure-text.ts'

/** What a panel needs of a query; several queries put together fit as well. */
export type Read<T> = {
  readonly data: Answer<T> | undefined
  /** The answers that `data` was put together from; absent: it is one answer, as it came. */
  readonly answers?: readonly unknown[]
  readonly error: Error | null
  /** How often it failed so far; without data the error itself is forgotten while it is asked again. */
  readonly errorUpdateCount?: number
  readonly refetch: () => unknown
}

export type QueryPanelProps<T> = {
  query: Read<T>
  /** Stands at the left of the age, in every state. */
  heading: React.ReactNode
  /** Names the content for people: "the sources". */
  what: string
  /** Height of the content in px, kept by every state so that nothing jumps. */
  height: number
  /** How often the content is asked for, or the width of its buckets if longer, in ms. */
  periodMs: number
  /** Newest point in the content, epoch ms; null: it holds none. Left out where there are no series. */
  newestMs?: ((value: T) => number | null) | undefined
  /** Content of the range in the address: on a frozen page its instants are over and it never grows old. */
  isOfRange?: boolean
  children: (value: T, asOfMs: number) => React.ReactNode
}

/**
 * The states of anything that is read, decided once: nothing yet, failed, drawn, and drawn but old.
 * Data comes first: a failed refresh never takes away what was there; it adds its cause and the age.
 * The heading stays the same element in all of them: what somebody is pressing does not go away.
 */
export function QueryPanel<T>(props: QueryPanelProps<T>) {
  const { query, heading, what, height, newestMs, isOfRange = false, children } = props
  const { data, refetch } = query
  const error = useLastError(query)
  const isFrozen = useFrozenEnd() !== null && isOfRange
  const periodMs = isFrozen ? Infinity : props.periodMs
  const asOfMs = data?.asOfMs ?? null
  const freshness = useFreshness(asOfMs, periodMs)
  return (
    <AsOf asOfMs={asOfMs} periodMs={periodMs}>
      <div data-age={data && freshness} className="relative">
        {data && <RefreshLine answers={query.answers ?? [data]} />}
        <div className={HEADING_ROW}>
          <div className={HEADING}>{heading}</div>
          {data && (
            <AgeLine
              asOfMs={data.asOfMs}
              newestMs={newestMs?.(data.value)}
              freshness={freshness}
              error={error ?? data.failure ?? null}
            />
          )}
          <InspectButton what={what} traces={data?.traces} error={error} />
        </div>
        {data && <div className="ages">{children(data.value, data.asOfMs)}</div>}
        {!data && error && <Failed {...{ what, height, error }} retry={refetch} />}
        {!data && !error && <Skeleton height={height} label={`Reading ${what}`} />}
      </div>
    </AsOf>
  )
}

/**
 * What a read failed with, also while it is tried again: a query without data forgets its error then,
 * and the panel would change back and forth at every try.
 */
function useLastError({ data, error }: Read<unknown>): Error | null {
  const [last, setLast] = useState(error)
  const next = error ?? (data ? null : last)
  if (next !== last) setLast(next)
  return next
}

/** The heading and the age share a row of the same height in every state. */
const HEADING_ROW = 'mb-2 flex min-h-7 items-baseline justify-between gap-x-4 max-md:flex-wrap'

/** Takes the same room whatever stands beside it: a longer age is cut short, the heading never wraps. */
const HEADING = 'min-w-0 max-sm:flex-1 sm:max-w-4/5 sm:shrink-0'

type FailedProps = { what: string; height: number; error: Error; retry: () => unknown }

function Failed({ what, height, error, retry }: FailedProps) {
  const { title, advice } = failureText(error)
  return (
    <div style={{ minHeight: height }}>
      <Notice
        tone="crit"
        title={title}
        action={<Button onClick={() => void retry()}>Retry</Button>}
      >
        {`Could not read ${what}. ${advice}`} <NextTry />
      </Notice>
    </div>
  )
}
