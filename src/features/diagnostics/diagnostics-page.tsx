import { useQuery } from '@tanstack/react-query'
import { diagnosticsQuery, type Diagnostics } from '#src/api/diagnostics.ts'
import { LATEST_PERIOD_MS } from '#src/api/periods.ts'
import { QueryPanel } from '#src/panels/cards/query-panel.tsx'
import { Notice } from '#src/ui/notice.tsx'
import { PageHeading } from '#src/ui/page-heading.tsx'
import { SectionHeading } from '#src/ui/section-heading.tsx'
import { CallsCard } from './calls-card.tsx'
import { ClockCard } from './clock-card.tsx'
import { ProcessCard } from './process-card.tsx'
import { StateWords } from './state-words.tsx'
import { StoreCard } from './store-card.tsx'
import { TokenCard } from './token-card.tsx'
import { TroubleCard } from './trouble-card.tsx'

/** `/diagnostics`: how the dashboard itself is doing, as opposed to what it shows. */
export function DiagnosticsPage() {
  return import.meta.env.MODE === 'demo' ? <NoProxy /> : <ProxyDiagnostics />
}

/** The demo build answers its reads in the browser. */
function NoProxy() {
  return (
    <div className="flex flex-col gap-3">
      <PageHeading title="Diagnostics" />
      <Notice tone="info" title="This demo has no proxy.">
        Its simulated account lives in this browser, so there are no calls, token or process to tell
        of. The installed dashboard shows them here.
      </Notice>
    </div>
  )
}

function ProxyDiagnostics() {
  const query = useQuery(diagnosticsQuery)
  const { data } = query
  return (
    <QueryPanel
      query={query}
      heading={
        <PageHeading title="Diagnostics">{data && <Facts diagnostics={data.value} />}</PageHeading>
      }
      what="the proxy’s figures"
      height={640}
      periodMs={LATEST_PERIOD_MS}
    >
      {(diagnostics, asOfMs) => (
        <div className="flex flex-col gap-5">
          <Cards heading="Reading the API" columns="lg:grid-cols-2 xl:grid-cols-4">
            <CallsCard upstream={diagnostics.upstream} />
            <TroubleCard diagnostics={diagnostics} />
            <StoreCard cache={diagnostics.cache} />
            <TokenCard token={diagnostics.token} asOfMs={asOfMs} />
          </Cards>
          <Cards heading="Proxy and browser" columns="lg:grid-cols-2">
            <ProcessCard diagnostics={diagnostics} />
            <ClockCard />
          </Cards>
        </div>
      )}
    </QueryPanel>
  )
}

type CardsProps = { heading: string; columns: string; children: React.ReactNode }

function Cards({ heading, columns, children }: CardsProps) {
  return (
    <section className="flex flex-col gap-2">
      <SectionHeading>{heading}</SectionHeading>
      <div className={`grid gap-3 ${columns}`}>{children}</div>
    </section>
  )
}

/** Whose data the proxy reads, and whether it can. */
function Facts({ diagnostics: { mode, apiHost, isReady } }: { diagnostics: Diagnostics }) {
  return (
    <>
      {isReady !== undefined && (
        <StateWords
          look={
            isReady
              ? { tone: 'ok', shape: 'circle', words: 'Ready' }
              : { tone: 'crit', shape: 'diamond', words: 'Not ready' }
          }
        />
      )}
      <span>{mode === 'simulated' ? 'simulated account' : (apiHost ?? 'API not named')}</span>
    </>
  )
}
