import type { Answer } from '#src/api/answer.ts'
import { freshnessOf, type Freshness } from '#src/model/freshness.ts'
import { Age } from '#src/ui/age.tsx'
import { Button } from '#src/ui/button.tsx'
import { useNow } from '#src/ui/clock-context.tsx'
import { Notice } from '#src/ui/notice.tsx'
import { Skeleton } from '#src/ui/skeleton.tsx'
import { StatusShape } from '#src/ui/status-shape.tsx'
import { failureText } from './failure-text.ts'

/** What a panel needs of a query; several queries put together fit as well. */
export type Read<T> = {
  readonly data: Answer<T> | undefined
  readonly error: Error | null
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
  /** How often the content is asked for, in ms; its age is judged against this. */
  periodMs: number
  children: (value: T, asOfMs: number) => React.ReactNode
}

/**
 * The states of anything that is read, decided once: nothing yet, failed, drawn, and drawn but old.
 * Data comes first: a failed refresh never takes away what was there; it adds its cause and the age.
 */
export function QueryPanel<T>(props: QueryPanelProps<T>) {
  const { query, heading, what, height, periodMs, children } = props
  const { data, error, refetch } = query
  if (data) {
    return (
      <Aged heading={heading} asOfMs={data.asOfMs} periodMs={periodMs} error={error}>
        {children(data.value, data.asOfMs)}
      </Aged>
    )
  }
  return (
    <>
      <div className={HEADING_ROW}>{heading}</div>
      {error ? (
        <Failed what={what} height={height} error={error} retry={refetch} />
      ) : (
        <Skeleton height={height} label={`Reading ${what}`} />
      )}
    </>
  )
}

/** The heading and the age share a row of the same height in every state. */
const HEADING_ROW = 'mb-2 flex min-h-7 flex-wrap items-baseline justify-between gap-x-4'

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
        {`Could not read ${what}. ${advice}`}
      </Notice>
    </div>
  )
}

type AgedProps = {
  heading: React.ReactNode
  asOfMs: number
  periodMs: number
  error: Error | null
  children: React.ReactNode
}

/**
 * Content under its age. The age is always there, so that nothing jumps when an answer grows old: it
 * then names the cause, and the content loses its colours.
 */
function Aged({ heading, asOfMs, periodMs, error, children }: AgedProps) {
  const freshness = freshnessOf(useNow() - asOfMs, periodMs)
  return (
    <div data-age={freshness}>
      <div className={HEADING_ROW}>
        {heading}
        <AgeLine asOfMs={asOfMs} freshness={freshness} error={error} />
      </div>
      <div className="ages">{children}</div>
    </div>
  )
}

function AgeLine({ asOfMs, freshness, error }: AgeLineProps) {
  const isOld = freshness === 'stale' || freshness === 'unknown'
  if (!isOld && !error) {
    return (
      <p className={`ml-auto text-2xs ${freshness === 'late' ? 'font-bold' : 'text-fg-3'}`}>
        read <Age sinceMs={asOfMs} /> ago
      </p>
    )
  }
  return (
    <p className="ml-auto flex items-center gap-1.5 truncate text-sm font-medium">
      <span className="text-warn">
        <StatusShape shape="triangle" />
      </span>
      {isOld ? 'Old values: read' : 'Read'} <Age sinceMs={asOfMs} /> ago.
      {error && <span className="truncate text-fg-2">{failureText(error).title}</span>}
    </p>
  )
}

type AgeLineProps = { asOfMs: number; freshness: Freshness; error: Error | null }
