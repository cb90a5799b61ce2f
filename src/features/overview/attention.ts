import type { Fleet, JudgedEntity, JudgedPipeline } from '#src/panels/fleet/fleet.ts'
import { entitiesOf, isTrouble } from '#src/panels/fleet/fleet.ts'

/** Something that is not well, with the pipelines that are so because of it. */
export type Attention = {
  readonly entity: JudgedEntity
  readonly pipelines: readonly JudgedPipeline[]
}

const NAMES = new Intl.Collator('en', { numeric: true })

/**
 * What is not well, in the order to look at it: trouble and what cannot be judged, the worst first,
 * then by name; what somebody muted stands last. A pipeline whose state is one that an end of it has
 * too, as its worst or beside that, stands with the end: there is the cause.
 */
export function attentionOf(fleet: Fleet): readonly Attention[] {
  const entities = entitiesOf(fleet).filter(isNotWell)
  const notWell = new Map(entities.map((entity) => [keyOf(entity.kind, entity.id), entity]))
  const pipelines = [...(fleet.pipelines?.values() ?? [])].filter(isNotWell)
  const ofEnd = Map.groupBy(pipelines, (pipeline) => causeOf(pipeline, notWell))
  return entities
    .filter(({ kind }) => kind !== 'pipeline')
    .map((entity) => ({ entity, pipelines: ofEnd.get(keyOf(entity.kind, entity.id)) ?? [] }))
    .concat((ofEnd.get(null) ?? []).map((entity) => ({ entity, pipelines: [] })))
    .toSorted(
      ({ entity: a }, { entity: b }) =>
        Number(isMuted(a)) - Number(isMuted(b)) ||
        b.verdict.severity - a.verdict.severity ||
        NAMES.compare(a.name, b.name),
    )
}

/** More than fit on a screen hide the numbers below; the rest is a press away. */
const FIRST = 8
/** What is unknown is mostly so for one reason: an account that cannot be read is all unknown. */
const FIRST_UNKNOWN = 3

/** What is shown of a long list until somebody asks for the rest. */
export function firstOf(items: readonly Attention[]): readonly Attention[] {
  const isUnknown = ({ entity }: Attention) => entity.verdict.state === 'unknown'
  const unknown = items.filter(isUnknown).slice(0, FIRST_UNKNOWN)
  return items.slice(0, FIRST).filter((item) => !isUnknown(item) || unknown.includes(item))
}

/**
 * Key of the end that a pipeline shares its state with; null: none. An end that somebody muted does not
 * hide a pipeline that nobody did.
 */
function causeOf(
  pipeline: JudgedPipeline,
  notWell: ReadonlyMap<string, JudgedEntity>,
): string | null {
  const { source, destination } = pipeline.pipeline
  const ends = [
    source && keyOf('source', source.id),
    destination && keyOf('destination', destination.id),
  ]
  const { state } = pipeline.verdict
  const isCause = (end: JudgedEntity | undefined) =>
    end !== undefined &&
    (end.verdict.state === state || end.verdict.also.some((one) => one.state === state)) &&
    (!isMuted(end) || isMuted(pipeline))
  return ends.find((key) => key !== null && isCause(notWell.get(key))) ?? null
}

function keyOf(kind: JudgedEntity['kind'], id: string): string {
  return `${kind} ${id}`
}

function isNotWell(entity: JudgedEntity): boolean {
  const { tone, state } = entity.verdict
  return isTrouble(entity) || state === 'unknown' || tone === 'crit' || tone === 'warn'
}

function isMuted({ verdict }: JudgedEntity): boolean {
  return verdict.mutedUntilMs !== null
}
