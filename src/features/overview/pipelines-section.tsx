import { PipelinesTable } from '#src/panels/fleet-table/pipelines-table.tsx'
import { usePipelineRows } from '#src/panels/fleet-table/use-pipeline-rows.ts'
import { SectionHeading } from '#src/ui/section-heading.tsx'

/** The pipelines of the account, as their own page shows them. */
export function PipelinesSection() {
  const rows = usePipelineRows()
  if (!rows.data) return null
  return (
    <section className="flex flex-col gap-2">
      <SectionHeading>Pipelines</SectionHeading>
      <PipelinesTable rows={rows.data.value} isPart />
    </section>
  )
}
