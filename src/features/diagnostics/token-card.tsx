import type { Diagnostics } from '#src/api/diagnostics.ts'
import { Age } from '#src/ui/age/age.tsx'
import { Card } from '#src/ui/card.tsx'
import { NoValue, Quantity } from '#src/ui/quantity.tsx'
import { Figure, Figures, Headline } from './figures.tsx'
import { Span } from './span.tsx'
import { StateWords } from './state-words.tsx'
import { reasonText } from './words.ts'

type Token = Diagnostics['token']

export type TokenCardProps = {
  token: Token
  /** When the proxy said so, epoch ms. */
  asOfMs: number
}

/** The proxy's sign-in to the API. The token itself never leaves the proxy. */
export function TokenCard({ token, asOfMs }: TokenCardProps) {
  const { ageMs, expiresInMs, renewals, failures } = token
  return (
    <Card title="Token for the API">
      <Headline
        value={expiresInMs === null ? 'None' : <Span ms={expiresInMs} />}
        words={expiresInMs === null ? 'is held now' : 'until it ends'}
      />
      <Figures>
        <Figure name="Age">
          <Span ms={ageMs} />
        </Figure>
        <Figure name="Sign-ins since the start">
          <Quantity value={renewals} unit="events" />
        </Figure>
        <Figure name="Failed sign-ins">
          <Quantity value={failures} unit="events" />
        </Figure>
        <Figure name="Newest failure">
          <LastFailure failure={token.lastFailure} asOfMs={asOfMs} />
        </Figure>
      </Figures>
    </Card>
  )
}

type LastFailureProps = { failure: Token['lastFailure']; asOfMs: number }

function LastFailure({ failure, asOfMs }: LastFailureProps) {
  if (failure === undefined) return <NoValue value={undefined} />
  if (failure === null) return 'none since sign-in'
  return (
    <>
      <StateWords look={{ tone: 'warn', shape: 'triangle', words: reasonText(failure.reason) }} />,{' '}
      <Age sinceMs={asOfMs - failure.agoMs} /> ago
    </>
  )
}
