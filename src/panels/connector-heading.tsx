import type { Connector } from '#src/model/entity.ts'
import { MonoId } from '#src/ui/mono-id.tsx'
import { PageHeading } from '#src/ui/page-heading.tsx'
import { StatusBadge } from '#src/ui/status-badge.tsx'

export type ConnectorHeadingProps = {
  kind: 'source' | 'destination'
  /** The newest word on the status: the metrics are asked for more often than the list. */
  status: string | null
  /** `undefined`: not read yet; `null`: the account has no connector with this id. */
  connector: Connector | null | undefined
}

/** Who a connector is: name, status, kind, id, and where its actual state differs from the wanted. */
export function ConnectorHeading({ kind, status, connector }: ConnectorHeadingProps) {
  if (connector === null) return <PageHeading title={`Unknown ${kind}`} />
  if (!connector) return <PageHeading title={kind === 'source' ? 'Source' : 'Destination'} />
  const { name, connectorName, desiredState, tasks } = connector
  const isWanted = desiredState === null || desiredState === status
  return (
    <PageHeading title={name}>
      <span className="flex items-center gap-1.5">
        Status <StatusBadge status={status} />
      </span>
      {!isWanted && <span>wanted: {desiredState}</span>}
      <span>{connectorName}</span>
      <span>{tasks.length === 1 ? '1 task' : `${tasks.length} tasks`}</span>
      <MonoId id={connector.id} />
    </PageHeading>
  )
}
