import type { Read } from '#src/panels/cards/query-panel.tsx'
import { PageHeading } from '#src/ui/page-heading.tsx'

/** Title of a list page with the number of rows, once it is known. */
export function ListHeading({ title, rows }: { title: string; rows: Read<readonly unknown[]> }) {
  return (
    <PageHeading title={title}>{rows.data && <span>{rows.data.value.length}</span>}</PageHeading>
  )
}
