import { use, useEffect } from 'react'
import { observedStore } from '#src/api/observed/observed-store.ts'
import { pageNow } from '#src/model/time/server-time.ts'
import { MINUTE_MS } from '#src/model/time/time-range.ts'
import { verdictHistoryId } from '#src/panels/fleet/since.ts'
import { isScrolling } from '#src/ui/scroll-rest.ts'
import { stripOf, type Strip } from './strip.ts'
import { TakeStripsContext, type StripRows, type Strips } from './strips-context.ts'

/** Answers come one after the other; what follows from all of them is worked out once. */
const COALESCE_MS = 1000

/** Draws nothing: keeps the strips of these rows as the history has them, but not during a scroll. */
export function LookUpStrips({ kind, ids }: StripRows) {
  const take = use(TakeStripsContext)
  useEffect(() => {
    const look = () => take((before) => stripsOf({ kind, ids }, before))
    let timer: ReturnType<typeof setTimeout> | undefined
    const lookLater = () => {
      timer ??= setTimeout(() => {
        timer = undefined
        if (isScrolling()) lookLater()
        else look()
      }, COALESCE_MS)
    }
    look()
    const unsubscribe = observedStore.subscribe(lookLater)
    // Without answers time goes on, unwatched.
    const everyMinute = setInterval(lookLater, MINUTE_MS)
    return () => {
      unsubscribe()
      clearInterval(everyMinute)
      clearTimeout(timer)
    }
  }, [kind, ids, take])
  return null
}

/** The strips of these rows alone; each the same object while it says the same, and so are all of them. */
function stripsOf({ kind, ids }: StripRows, before: Strips): Strips {
  const nowMs = pageNow()
  const strips = new Map(
    ids.map((id): [string, Strip] => {
      const { spans } = observedStore.historyOf(verdictHistoryId(kind, id))
      const known = before.get(id)
      const strip = stripOf(spans, nowMs)
      return [id, known && isSame(known, strip) ? known : strip]
    }),
  )
  const isKept =
    strips.size === before.size && [...strips].every(([id, strip]) => before.get(id) === strip)
  return isKept ? before : strips
}

function isSame(some: Strip, other: Strip): boolean {
  return (
    some.words === other.words &&
    some.paths.length === other.paths.length &&
    some.paths.every(
      ({ d, look }, at) => d === other.paths[at]?.d && look === other.paths[at]?.look,
    )
  )
}
