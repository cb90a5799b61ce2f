import { DAY_MS } from '#src/model/time/time-range.ts'
import {
  dayOf,
  mergeUsual,
  usualBetween,
  type UsualDay,
  type UsualHistory,
} from '#src/series/usual/usual-day.ts'
import { KEPT_MS, type ObservedDatabase, type UsualRecord } from './observed-database.ts'
import { columnIn } from './observed-records.ts'

/** About half a kilobyte each: a thousand connectors over the days that are kept. */
const MOST_RECORDS = 14_000

/** What was learned of every connector; days that are over the time kept are left out. */
export async function readUsual(
  database: ObservedDatabase,
  nowMs: number,
): Promise<ReadonlyMap<string, UsualHistory>> {
  const histories = new Map<string, UsualHistory>()
  for (const record of await database.getAll('usual')) {
    if (!isWhole(record)) continue
    const own = historyOf(record)
    const before = histories.get(record.connectorId)
    histories.set(record.connectorId, before ? mergeUsual(before, own) : own)
  }
  return new Map(
    [...histories].map(([id, history]) => [id, usualBetween(history, nowMs - KEPT_MS, nowMs)]),
  )
}

/**
 * Adds the last two days of what was learned to what is kept, in one transaction; what is older than
 * 14 days goes, and when there is too much, the oldest days go first.
 */
export async function writeUsual(
  database: ObservedDatabase,
  usual: ReadonlyMap<string, UsualHistory>,
  { nowMs, mostRecords = MOST_RECORDS }: { nowMs: number; mostRecords?: number },
): Promise<void> {
  const writing = database.transaction('usual', 'readwrite', { durability: 'relaxed' })
  for (const [connectorId, history] of usual) {
    const { days } = usualBetween(history, dayOf(nowMs) - DAY_MS, nowMs)
    for (const [dayMs, day] of days) {
      const before = await writing.store.get([connectorId, dayMs])
      const own = { ...history, days: new Map([[dayMs, day]]) }
      const merged = before && isWhole(before) ? mergeUsual(historyOf(before), own) : own
      const { days: _, ...state } = merged
      await writing.store.put({ connectorId, dayMs, ...state, ...(merged.days.get(dayMs) ?? day) })
    }
  }
  const dayIndex = writing.store.index('dayMs')
  const count = await writing.store.count()
  const surplus = Math.max(0, count - mostRecords)
  let left = 0
  for (let cursor = await dayIndex.openCursor(); cursor; cursor = await cursor.continue()) {
    const isOld = cursor.value.dayMs + DAY_MS < nowMs - KEPT_MS
    if (!isOld && left >= surplus) break
    await cursor.delete()
    left += 1
  }
  await writing.done
}

function historyOf(record: UsualRecord): UsualHistory {
  const { toMs, fromMs, lastMovedMs, waitingSinceMs } = record
  const { watched, longestMs, restRecords, bytes } = record
  const day: UsualDay = { watched, longestMs, restRecords, bytes }
  return { days: new Map([[record.dayMs, day]]), toMs, fromMs, lastMovedMs, waitingSinceMs }
}

/** Whether a record has all columns of a day. */
function isWhole(record: UsualRecord): boolean {
  return COLUMNS.every((name) => columnIn(record, name)?.length === 24)
}

const COLUMNS = ['watched', 'longestMs', 'restRecords', 'bytes']
