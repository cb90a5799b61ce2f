import type { Diagnostics } from '#src/api/diagnostics.ts'
import { useClockText } from '#src/ui/age/use-clock-text.ts'
import { Card } from '#src/ui/card.tsx'
import { NoValue, Quantity } from '#src/ui/quantity.tsx'
import { Figure, Figures, Headline } from './figures.tsx'
import { Span } from './span.tsx'

/** The proxy as a program: which one, since when, and what it takes. */
export function ProcessCard({ diagnostics }: { diagnostics: Diagnostics }) {
  const { uptimeMs, startedAtMs, version, node, process } = diagnostics
  const delay = process.eventLoopDelay
  const clockText = useClockText()
  return (
    <Card title="Proxy process">
      <Headline value={<Span ms={uptimeMs} />} words="since it started" />
      <Figures>
        <Figure name="Started at">
          {typeof startedAtMs === 'number' ? (
            clockText(startedAtMs, 'second')
          ) : (
            <NoValue value={startedAtMs} />
          )}
        </Figure>
        <Figure name="Version and build">{version ?? <NoValue value={version} />}</Figure>
        <Figure name="Node">{node ?? <NoValue value={node} />}</Figure>
        <Figure name="Memory" meaning="Resident memory of the process">
          <Quantity value={process.residentBytes} unit="bytes" />
        </Figure>
        <Figure name="Heap in use">
          <Quantity value={process.heapUsedBytes} unit="bytes" />
        </Figure>
        <Figure
          name="Event loop, 99 of 100 within"
          meaning="Delay of the event loop over the last full minute"
        >
          <Quantity value={delay && delay.p99Ms} unit="ms" />
        </Figure>
        <Figure name="Event loop, longest delay">
          <Quantity value={delay && delay.maxMs} unit="ms" />
        </Figure>
      </Figures>
    </Card>
  )
}
