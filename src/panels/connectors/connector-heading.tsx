import type { Connector } from '#src/model/entity.ts'
import { useFrozenEnd } from '#src/panels/charts/frozen-end.ts'
import { PageStatus, statusIn } from '#src/panels/page-status.tsx'
import { MonoId } from '#src/ui/mono-id.tsx'
import { PageHeading } from '#src/ui/page-heading.tsx'
import type { LatestRead } from './use-connector.ts'

export type ConnectorHeadingProps = {
  kind: 'source' | 'destination'
  /** Holds the newest word on the status: the metrics are asked for more often than the list. */
  latest: LatestRead
  /** `undefined`: not read yet; `null`: the account has no connector with this id. */
  connector: Connector | null | undefined
}

/** Who a connector is: name, status, kind, id, and where its actual state differs from the wanted. */
export function ConnectorHeading({ kind, latest, connector }: ConnectorHeadingProps) {
  const isFrozen = useFrozenEnd() !== null
  if (connector === null) return <PageHeading title={`Unknown ${kind}`} />
  if (!connector) return <PageHeading title={kind === 'source' ? 'Source' : 'Destination'} />
  const { name, connectorName, desiredState, tasks } = connector
  const status = statusIn(latest) ?? connector.status
  const isWanted = isFrozen || desiredState === null || desiredState === status
  return (
    <PageHeading title={name}>
      <PageStatus latest={latest} listed={connector.status} />
      {!isWanted && <span>wanted: {desiredState}</span>}
      <span>{connectorName}</span>
      <span>{tasks.length === 1 ? '1 task' : `${tasks.length} tasks`}</span>
      <MonoId id={connector.id} />
    </PageHeading>
  )
}
