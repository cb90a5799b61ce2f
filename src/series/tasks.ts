import type { Connector } from '#src/model/entity.ts'
import type { SourceFacts } from '#src/model/health/health-facts.ts'

/** Tasks whose state is reported; null: of none it is. */
export function tasksOf({ tasks }: Connector): SourceFacts['tasks'] {
  const known = tasks.filter(({ state }) => state !== null)
  if (known.length === 0) return null
  const failed = known.filter(({ state }) => state?.toUpperCase() === 'FAILED').length
  return { failed, of: known.length }
}
