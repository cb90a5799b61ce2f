import { formatDuration } from '#src/format/duration.ts'
import { clockDifference, clockSkewMs, type ClockDifference } from '#src/model/time/server-time.ts'
import { Card } from '#src/ui/card.tsx'
import { NoValue } from '#src/ui/quantity.tsx'
import { Figure, Figures, Headline } from './figures.tsx'

/** How far the clock of this browser is from the proxy's, and whether ages on screen allow for it. */
export function ClockCard() {
  const difference = clockDifference()
  return (
    <Card title="Clock of this browser">
      <Headline
        value={difference === null ? <NoValue value={null} /> : formatDuration(sizeOf(difference))}
        words={difference === null ? 'not compared yet' : wayOf(difference)}
      />
      <Figures>
        <Figure name="Uncertainty" meaning="Half of the way there and back of the middle reading">
          {difference === null ? (
            <NoValue value={null} />
          ) : (
            `± ${formatDuration(Math.ceil(difference.uncertaintyMs))}`
          )}
        </Figure>
        <Figure name="Ages on screen go by">
          {clockSkewMs() === 0 ? 'this browser’s clock' : 'the proxy’s clock'}
        </Figure>
      </Figures>
    </Card>
  )
}

function sizeOf({ skewMs }: ClockDifference): number {
  return Math.abs(Math.round(skewMs))
}

function wayOf(difference: ClockDifference): string {
  if (sizeOf(difference) === 0) return 'apart from the proxy’s'
  return difference.skewMs > 0 ? 'behind the proxy’s' : 'ahead of the proxy’s'
}
