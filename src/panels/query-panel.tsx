import { useState } from 'react'
import type { Answer } from '#src/api/answer.ts'
import { AsOf, useFreshness } from '#src/ui/as-of.tsx'
import { Button } from '#src/ui/button.tsx'
import { NextTry } from '#src/ui/next-try.tsx'
import { Notice } from '#src/ui/notice.tsx'
import { RefreshLine } from '#src/ui/refresh-line.tsx'
import { Skeleton } from '#src/ui/skeleton.tsx'
import { AgeLine } from './age-line.tsx'
import { failureText } from './failure-text.ts'
import { InspectButton } from './inspect/inspect-button.tsx'

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
  children: (value: T, asOfMs: number) => React.ReactNode
}

/**
 * The states of anything that is read, decided once: nothing yet, failed, drawn, and drawn but old.
 * Data comes first: a failed refresh never takes away what was there; it adds its cause and the age.
 */
export function QueryPanel<T>(props: QueryPanelProps<T>) {
  const { query, heading, what, height, periodMs, newestMs, children } = props
  const { data, refetch } = query
  const error = useLastError(query)
  if (data) {
    return (
      <Aged
        heading={heading}
        asOfMs={data.asOfMs}
        newestMs={newestMs?.(data.value)}
        periodMs={periodMs}
        error={error ?? data.failure ?? null}
        answers={query.answers ?? [data]}
        inspect={<InspectButton what={what} traces={data.traces} error={error} />}
      >
        {children(data.value, data.asOfMs)}
      </Aged>
    )
  }
  return (
    <>
      <div className={HEADING_ROW}>
        <div className={HEADING}>{heading}</div>
        <InspectButton what={what} traces={undefined} error={error} />
      </div>
      {error ? (
        <Failed what={what} height={height} error={error} retry={refetch} />
      ) : (
        <Skeleton height={height} label={`Reading ${what}`} />
      )}
    </>
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
const HEADING_ROW = 'mb-2 flex min-h-7 items-baseline justify-between gap-x-4 max-sm:flex-wrap'

/** Takes the same room whatever stands beside it: a longer age is cut short, the heading never wraps. */
const HEADING = 'min-w-0 sm:max-w-4/5 sm:shrink-0'

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

type AgedProps = {
  heading: React.ReactNode
  asOfMs: number
  newestMs: number | null | undefined
  periodMs: number
  error: Error | null
  answers: readonly unknown[]
  /** Stands at the end of the heading's row. */
  inspect: React.ReactNode
  children: React.ReactNode
}

/**
 * Content under its ages. They are always there, so that nothing jumps when an answer grows old: then
 * they name the cause, the content loses its colours, and states in it say when they were seen.
 */
function Aged({ heading, answers, inspect, children, ...ages }: AgedProps) {
  const { asOfMs, newestMs, periodMs, error } = ages
  const freshness = useFreshness(asOfMs, periodMs)
  return (
    <AsOf asOfMs={asOfMs} periodMs={periodMs}>
      <div data-age={freshness} className="relative">
        <RefreshLine answers={answers} />
        <div className={HEADING_ROW}>
          <div className={HEADING}>{heading}</div>
          <AgeLine asOfMs={asOfMs} newestMs={newestMs} freshness={freshness} error={error} />
          {inspect}
        </div>
        <div className="ages">{children}</div>
      </div>
    </AsOf>
  )
}
