import type { Diagnostics } from '#src/api/diagnostics.ts'
import { Card } from '#src/ui/card.tsx'
import { NoValue, Quantity } from '#src/ui/quantity.tsx'
import { Figure, Figures, Headline } from './figures.tsx'
import { Share } from './share.tsx'
import { Span } from './span.tsx'
import { StateWords } from './state-words.tsx'
import { breakerLook } from './words.ts'

type Upstream = Diagnostics['upstream']

/** How much the API is asked, against the limit, and what holds calls back now. */
export function CallsCard({ upstream }: { upstream: Upstream }) {
  const { callsLastMinute, budgetPerMinute, running, waiting, pausedForMs } = upstream
  return (
    <Card title="Calls to the API" aside="last minute, with sign-ins">
      <Headline
        value={<Quantity value={callsLastMinute} unit="events" />}
        words={typeof budgetPerMinute === 'number' ? `of ${budgetPerMinute} allowed` : 'calls'}
      />
      <Figures>
        <Figure name="Used of the limit">
          <Used calls={callsLastMinute} budget={budgetPerMinute} />
        </Figure>
        <Figure name="Under way now">
          <Quantity value={running} unit="events" />
        </Figure>
        <Figure name="Waiting for their turn">
          <Quantity value={waiting} unit="events" />
        </Figure>
        <Figure name="State">
          <CallState breaker={upstream.breaker} pausedForMs={pausedForMs} />
        </Figure>
        <Figure name="Pause asked for by the API" meaning="Retry-After of a 429 or 503">
          {pausedForMs === null ? 'none' : <Span ms={pausedForMs} />}
        </Figure>
      </Figures>
    </Card>
  )
}

type UsedProps = { calls: Upstream['callsLastMinute']; budget: Upstream['budgetPerMinute'] }

function Used({ calls, budget }: UsedProps) {
  if (budget === null) return 'no limit set'
  if (budget === undefined || budget === 0) return <NoValue value={undefined} />
  if (typeof calls !== 'number') return <NoValue value={calls} />
  return <Share value={calls / budget} />
}

type CallStateProps = Pick<Upstream, 'breaker' | 'pausedForMs'>

function CallState({ breaker, pausedForMs }: CallStateProps) {
  if (typeof breaker !== 'string') return <NoValue value={breaker} />
  if (typeof pausedForMs === 'number' && breaker === 'closed') {
    return <StateWords look={{ tone: 'warn', shape: 'triangle', words: 'Paused by the API' }} />
  }
  return <StateWords look={breakerLook(breaker)} />
}
