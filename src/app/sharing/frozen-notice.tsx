import { formatClock, zoneLabel } from '#src/format/clock-time.ts'
import { pageNow } from '#src/model/time/server-time.ts'
import { DAY_MS } from '#src/model/time/time-range.ts'
import { Button } from '#src/ui/button.tsx'
import { Notice } from '#src/ui/notice.tsx'
import { rangeWords } from '#src/ui/time/range-words.ts'
import { useTimeState } from '#src/url/time/use-time-state.tsx'

/** Says that the page stands still, since when, and how it goes on. */
export function FrozenNotice() {
  const { frozen, range, zone, setFrozen } = useTimeState()
  return (
    <div aria-live="polite">
      {frozen && (
        <Notice
          tone="info"
          title={`Frozen at ${frozenWords(frozen.atMs, zone)}.`}
          action={
            <Button className="print:hidden" onClick={() => setFrozen(false)}>
              Go on live <kbd className="text-fg-3">b</kbd>
            </Button>
          }
        >
          Nothing is asked again. The address holds these instants:{' '}
          {rangeWords(range, zone, 'long')}. Numbers are of the end of it; what is of now says so.
        </Notice>
      )}
    </div>
  )
}

/** "14:02:10 UTC", with its date where that was not within a day. */
function frozenWords(atMs: number, zone: string): string {
  const clock = `${formatClock(atMs, zone, 'second')} ${zoneLabel(zone, atMs)}`
  const isRecent = Math.abs(pageNow() - atMs) < DAY_MS
  return isRecent ? clock : `${formatClock(atMs, zone, 'day')} ${clock}`
}
