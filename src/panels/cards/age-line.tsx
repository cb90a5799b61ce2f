import type { Freshness } from '#src/model/time/freshness.ts'
import { Age } from '#src/ui/age/age.tsx'
import { StatusShape } from '#src/ui/status/status-shape.tsx'
import { failureText } from './failure-text.ts'

export type AgeLineProps = {
  /** When the content was last read with success, epoch ms. */
  asOfMs: number
  /** The newest point inside it, epoch ms; null: it holds none; undefined: it is no series. */
  newestMs: number | null | undefined
  freshness: Freshness
  /** What the last try failed with; null: it did not. */
  error: Error | null
}

/**
 * The two ages of a panel: how long ago it was read, and how long ago its newest point was. Both move
 * only when a read succeeds; old content says so in larger type, and why. One line in every state.
 */
export function AgeLine({ asOfMs, newestMs, freshness, error }: AgeLineProps) {
  const isOld = freshness === 'stale' || freshness === 'unknown'
  if (!isOld && !error) {
    return (
      <p
        className={`ml-auto min-h-5 shrink-0 truncate text-2xs/5 max-md:order-last max-md:w-full ${freshness === 'late' ? 'font-bold' : 'text-fg-3'}`}
      >
        asked <Age sinceMs={asOfMs} /> ago
        <NewestPoint newestMs={newestMs} />
      </p>
    )
  }
  return (
    <p
      className="ml-auto flex min-h-5 min-w-0 shrink-999 items-center gap-1.5 max-md:order-last max-md:w-full text-sm font-medium"
      title={error ? failureText(error).advice : undefined}
    >
      <span className="text-warn">
        <StatusShape shape="triangle" />
      </span>
      <span className="truncate">
        {isOld ? 'Old values: asked' : 'Asked'} <Age sinceMs={asOfMs} /> ago
        <NewestPoint newestMs={newestMs} />.
        {error && <span className="text-fg-2"> {failureText(error).title}</span>}
      </span>
    </p>
  )
}

function NewestPoint({ newestMs }: Pick<AgeLineProps, 'newestMs'>) {
  if (newestMs === undefined) return null
  if (newestMs === null) return <>, no point in it</>
  return (
    <>
      , newest point <Age sinceMs={newestMs} /> ago
    </>
  )
}
