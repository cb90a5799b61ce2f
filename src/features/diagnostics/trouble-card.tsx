import type { Diagnostics } from '#src/api/diagnostics.ts'
import { Card } from '#src/ui/card.tsx'
import { Quantity } from '#src/ui/quantity.tsx'
import { Figure, Figures, Headline } from './figures.tsx'
import { Share } from './share.tsx'
import { outcomeText } from './words.ts'

/** How calls to the API ended, kind by kind, and what viewers got. */
export function TroubleCard({ diagnostics }: { diagnostics: Diagnostics }) {
  const { calls, failed, retries, byOutcome } = diagnostics.upstream.lastFiveMinutes
  const { byStatus } = diagnostics.requests.lastFiveMinutes
  return (
    <Card title="Failed calls" aside="last 5 min">
      <Headline
        value={<Share value={shareOf(failed, calls)} />}
        words={calls === 0 ? 'no reads were sent' : `of ${calls ?? '?'} calls failed`}
      />
      <Figures>
        {mostFirst(byOutcome ?? {}).map(([outcome, count]) => (
          <Figure key={outcome} name={outcomeText(outcome)}>
            <Quantity value={count} unit="events" />
          </Figure>
        ))}
        <Figure name="Tried again">
          <Quantity value={retries} unit="events" />
        </Figure>
      </Figures>
      <h4 className="mt-3 mb-1.5 text-label font-medium text-fg-2">Answers to viewers</h4>
      <Figures>
        {Object.entries(byStatus ?? {}).map(([status, count]) => (
          <Figure
            key={status}
            name={status === '0' ? 'Left before the answer' : `Status ${status}`}
          >
            <Quantity value={count} unit="events" />
          </Figure>
        ))}
      </Figures>
    </Card>
  )
}

/** Null: of nothing there is no share. */
function shareOf(part: number | null | undefined, whole: number | null | undefined) {
  if (typeof part !== 'number') return part
  if (typeof whole !== 'number') return whole
  return whole === 0 ? null : part / whole
}

function mostFirst(counts: Readonly<Record<string, number>>) {
  return Object.entries(counts).toSorted(([, a], [, b]) => b - a)
}
