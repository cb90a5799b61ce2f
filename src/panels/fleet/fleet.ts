import type { Connector, Pipeline } from '#src/model/entity.ts'
import type { Lag } from '#src/model/health/health-facts.ts'
import type { Verdict } from '#src/model/health/health.ts'
import type { MetricsLate } from '#src/model/health/metrics-late.ts'
import type { Since } from './since.ts'
import { stateLabel } from './state-label.ts'

export type EntityKind = 'source' | 'destination' | 'pipeline'

/** The one number that says most about an entity. */
export type Figure =
  /** Records waiting; null: not reported. `trend`, `perSec`: its direction and change per second. */
  | ({ readonly kind: 'lag'; readonly value: number | null } & Pick<Lag, 'trend' | 'perSec'>)
  /** Records per second over the last quarter of an hour; null: not known. */
  | { readonly kind: 'rate'; readonly value: number | null }

/** One source, destination or pipeline with what is to be said about it. */
export type JudgedEntity = {
  readonly kind: EntityKind
  readonly id: string
  readonly name: string
  /** The short name of the settings file, else the name. */
  readonly shortName: string
  readonly group: string | null
  readonly tags: readonly string[]
  readonly verdict: Verdict
  readonly figure: Figure
  /** When the answers behind both were given, epoch ms; null: not all have come. */
  readonly asOfMs: number | null
  /** Since when the verdict holds; null: nobody knows. */
  readonly since: Since | null
  /** `ends`: a pipeline whose own numbers were not read, judged by its source and its destination. */
  readonly basis: 'own' | 'ends'
  /** Of the settings file, for the order by harm. */
  readonly harm: { readonly weight: number; readonly allowanceMs: number }
}

export type JudgedConnector = JudgedEntity & { readonly connector: Connector }
export type JudgedPipeline = JudgedEntity & { readonly pipeline: Pipeline }

/** A whole account, judged. A part is null until its list has been answered. */
export type Fleet = {
  readonly sources: ReadonlyMap<string, JudgedConnector> | null
  readonly destinations: ReadonlyMap<string, JudgedConnector> | null
  readonly pipelines: ReadonlyMap<string, JudgedPipeline> | null
  /** Whether nearly all metrics stopped at about the same time: then verdicts are withdrawn. */
  readonly late: MetricsLate
}

/** Everything in it that is known so far, sources first. */
export function entitiesOf({ sources, destinations, pipelines }: Fleet): readonly JudgedEntity[] {
  return [sources, destinations, pipelines].flatMap((part) => (part ? [...part.values()] : []))
}

/** The entities of one kind by id; null: their list has not been answered. */
export function judgedOf(
  { sources, destinations, pipelines }: Fleet,
  kind: EntityKind,
): ReadonlyMap<string, JudgedEntity> | null {
  return { source: sources, destination: destinations, pipeline: pipelines }[kind]
}

/** How many verdicts are of one state. */
export type StateCount<Look = Verdict> = {
  /** The first of them. */
  readonly verdict: Look
  /** What they are called together. */
  readonly label: string
  readonly count: number
}

/** How many verdicts are in each state, the worst state first. */
export function countStates<Look extends Pick<Verdict, 'state' | 'label' | 'severity'>>(
  verdicts: readonly Look[],
): readonly StateCount<Look>[] {
  return [...Map.groupBy(verdicts, ({ state }) => state)]
    .flatMap(([state, same]) => {
      const [first] = same
      const labels = same.map(({ label }) => label)
      return first ? [{ verdict: first, label: stateLabel(state, labels), count: same.length }] : []
    })
    .toSorted((a, b) => b.verdict.severity - a.verdict.severity)
}

/** Whether somebody should look at it: critical or warning, and not muted. */
export function isTrouble({
  verdict,
}: {
  readonly verdict: Pick<Verdict, 'tone' | 'mutedUntilMs'>
}): boolean {
  const isBad = verdict.tone === 'crit' || verdict.tone === 'warn'
  return isBad && verdict.mutedUntilMs === null
}

/** When the oldest of the answers was given that are too old to speak of now, epoch ms; null: none is. */
export function oldSinceMs(entities: readonly JudgedEntity[]): number | null {
  const old = entities.flatMap(({ verdict, asOfMs }) =>
    verdict.age === 'stale' && asOfMs !== null ? [asOfMs] : [],
  )
  return old.length === 0 ? null : Math.min(...old)
}
