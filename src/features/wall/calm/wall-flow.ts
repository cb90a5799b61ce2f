import type { Fleet, JudgedEntity } from '#src/panels/fleet/fleet.ts'

/** The sources among these entities, and those of the pipelines among them. */
export function sourceIdsOf(
  { pipelines }: Pick<Fleet, 'pipelines'>,
  entities: readonly Pick<JudgedEntity, 'kind' | 'id'>[],
): ReadonlySet<string> {
  return new Set(
    entities.flatMap(({ kind, id }) => {
      if (kind === 'source') return [id]
      const source = kind === 'pipeline' ? pipelines?.get(id)?.pipeline.source : null
      return source ? [source.id] : []
    }),
  )
}
