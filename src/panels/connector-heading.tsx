import type { Connector } from '#src/model/entity.ts'
import { MonoId } from '#src/ui/mono-id.tsx'
import { PageHeading } from '#src/ui/page-heading.tsx'
import { StatusBadge } from '#src/ui/status-badge.tsx'

export type ConnectorHeadingProps = {
  id: string
  /** `undefined`: not read yet; `null`: the account has no connector with this id. */
  connector: Connector | null | undefined
}

/** Who a connector is: name, status, kind, id, and where its actual state differs from the wanted. */
export function ConnectorHeading({ id, connector }: ConnectorHeadingProps) {
  if (!connector) return <PageHeading title={id} />
  const { name, connectorName, status, desiredState, tasks } = connector
  const isWanted = desiredState === null || desiredState === status
  return (
    <PageHeading title={name}>
      <StatusBadge status={status} />
      {!isWanted && <span>wanted: {desiredState}</span>}
      <span>{connectorName}</span>
      <span>{tasks.length === 1 ? '1 task' : `${tasks.length} tasks`}</span>
      <MonoId id={connector.id} />
    </PageHeading>
  )
}
