import { lazy, Suspense, use } from 'react'
import type { FleetRow } from '#src/panels/fleet-table/fleet-row.ts'
import { orNothing } from '#src/ui/or-nothing.ts'
import type { TableColumn } from '#src/ui/table/table-column.ts'
import { StripsContext } from './strips-context.ts'

/** Rows stand before their strips: these come with code of their own. */
const DrawnStrip = lazy(async () =>
  orNothing(import('./drawn-strip.tsx').then((module) => module.DrawnStrip)),
)

/** Empty until the row has come to rest in sight (`StripsInSight`). */
function StripCell({ id }: { id: string }) {
  const strip = use(StripsContext).get(id)
  return (
    strip && (
      <Suspense fallback={null}>
        <DrawnStrip strip={strip} />
      </Suspense>
    )
  )
}

/** Verdicts of the last day in half hours; nothing to sort by, as only rows in sight have theirs. */
export const STRIP_COLUMN: TableColumn<FleetRow> = {
  id: 'seen',
  header: 'Seen, last 24 h',
  explanation:
    'Its verdicts of the last 24 h as observed on this screen, in half hours: the higher, the worse. Trouble of any length shows; hatched: nobody was watching',
  width: 'w-30',
  from: '2xl',
  sortBy: null,
  cell: ({ id }) => <StripCell id={id} />,
}
