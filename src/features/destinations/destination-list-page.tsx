import { ConnectorList } from '#src/panels/connectors/connector-list.tsx'
import { destinationHref } from '#src/url/paths.ts'
import { DESTINATION_COLUMNS } from './destination-columns.tsx'
import { useDestinationRows } from './use-destination-rows.ts'

/** `/destinations`: every destination of the account. */
export function DestinationListPage() {
  return (
    <ConnectorList
      kind="destination"
      rows={useDestinationRows()}
      columns={DESTINATION_COLUMNS}
      hrefOf={destinationHref}
    />
  )
}
