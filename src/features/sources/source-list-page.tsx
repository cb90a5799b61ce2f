import { ConnectorList } from '#src/panels/connectors/connector-list.tsx'
import { sourceHref } from '#src/url/paths.ts'
import { SOURCE_COLUMNS } from './source-columns.tsx'
import { useSourceRows } from './use-source-rows.ts'

/** `/sources`: every source of the account. */
export function SourceListPage() {
  return (
    <ConnectorList
      kind="source"
      rows={useSourceRows()}
      columns={SOURCE_COLUMNS}
      hrefOf={sourceHref}
    />
  )
}
