import type { Diagnostics } from '#src/api/diagnostics.ts'
import { Card } from '#src/ui/card.tsx'
import { Quantity } from '#src/ui/quantity.tsx'
import { Figure, Figures, Headline } from './figures.tsx'
import { Share } from './share.tsx'
import { CACHE_OUTCOMES } from './words.ts'

/** How many reads of viewers were answered at once from the store, and what the store holds. */
export function StoreCard({ cache }: { cache: Diagnostics['cache'] }) {
  const { reads, hitRate, byOutcome } = cache.lastFiveMinutes
  return (
    <Card title="Answers from the store" aside="last 5 min">
      <Headline
        value={<Share value={hitRate} />}
        words={reads === 0 ? 'nobody read anything' : `of ${reads ?? '?'} reads`}
      />
      <Figures>
        {CACHE_OUTCOMES.map(({ outcome, words }) => (
          <Figure key={outcome} name={words}>
            <Quantity value={byOutcome && (byOutcome[outcome] ?? 0)} unit="events" />
          </Figure>
        ))}
        <Figure name="Answers kept now">
          <Quantity value={cache.storedAnswers} unit="events" />
        </Figure>
        <Figure name="Size of the store">
          <Quantity value={cache.storedBytes} unit="bytes" />
        </Figure>
      </Figures>
    </Card>
  )
}
