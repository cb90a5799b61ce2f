import type { Fleet } from '#src/panels/fleet/fleet.ts'
import { TotalCard } from './total-card.tsx'
import {
  useActiveTotals,
  useDestinationTotals,
  useLateTotals,
  useSourceTotals,
} from './use-totals.ts'

const RECORDS_PER_SEC = { rate: 'records' } as const
const BYTES_PER_SEC = { rate: 'bytes' } as const
const MEAN = 'mean of the last quarter of an hour'

/** Six numbers for the whole account. */
export function TotalsPanel({ fleet }: { fleet: Fleet }) {
  return (
    <dl className="grid grid-cols-2 gap-tile sm:grid-cols-3 xl:grid-cols-6">
      <FlowCards fleet={fleet} />
      <ConnectorCards fleet={fleet} />
    </dl>
  )
}

function FlowCards({ fleet }: { fleet: Fleet }) {
  const source = useSourceTotals()
  const destination = useDestinationTotals(fleet)
  return (
    <>
      <TotalCard
        label="Records written"
        explanation={`Records per second that all sources write, ${MEAN}`}
        unit={RECORDS_PER_SEC}
        {...source.records}
      />
      <TotalCard
        label="Records read"
        explanation={`Records per second that all destinations read, ${MEAN}`}
        unit={RECORDS_PER_SEC}
        {...destination.records}
      />
      <TotalCard
        label="Bytes written"
        explanation={`Bytes per second that all sources send, ${MEAN}`}
        unit={BYTES_PER_SEC}
        {...source.bytes}
      />
      <TotalCard
        label="Records waiting"
        explanation="Records behind, of all destinations together"
        unit="records"
        {...destination.waiting}
      />
    </>
  )
}

function ConnectorCards({ fleet }: { fleet: Fleet }) {
  const { sources, destinations } = fleet
  return (
    <>
      <TotalCard
        label="Destinations late"
        explanation="Destinations that fall behind, stand still with records waiting, or are over a limit"
        unit="records"
        {...useLateTotals(fleet)}
        noYesterday="not observed yesterday"
        of={destinations?.size}
      />
      <TotalCard
        label="Connectors active"
        explanation="Sources and destinations whose status is Active"
        unit="records"
        {...useActiveTotals(fleet)}
        noYesterday="not observed yesterday"
        of={(sources?.size ?? 0) + (destinations?.size ?? 0)}
      />
    </>
  )
}
