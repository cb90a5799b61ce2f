import { severityOf, type Verdict } from '#src/model/health.ts'
import { compareTexts, sortRows } from '#src/ui/table/sort-rows.ts'
import { isTrouble, type JudgedEntity } from '#src/panels/fleet/fleet.ts'

/** The part of a verdict that a row shows. */
export type ShownVerdict = Pick<
  Verdict,
  | 'state'
  | 'tone'
  | 'shape'
  | 'label'
  | 'sentence'
  | 'severity'
  | 'sinceMs'
  | 'age'
  | 'mutedUntilMs'
> & {
  /** When the answers behind it were given, epoch ms, once that is long ago; null: they are young. */
  readonly staleAsOfMs: number | null
}

/** What all rows of sources, destinations and pipelines have in common. */
export type FleetRow = {
  readonly id: string
  readonly name: string
  /** null: not judged yet. */
  readonly verdict: ShownVerdict | null
  readonly group: string | null
  readonly tags: readonly string[]
  /** Names of the connectors: one, or those of both ends of a pipeline. */
  readonly types: readonly string[]
  /** Name of the source of a pipeline; null: another kind of row, or not known. */
  readonly source: string | null
  /** Records late for each second that goes by: seconds late × records per second; null: not known. */
  readonly harm: number | null
  /** Everything a search finds it by, in small letters. */
  readonly searchText: string
}

type Named = Pick<JudgedEntity, 'id' | 'name' | 'tags'>

/**
 * The common part.
 * @param judged undefined: not judged yet; a row stands as soon as its list has been answered
 */
export function fleetRow(
  { id, name, tags: ownTags }: Named,
  judged: JudgedEntity | undefined,
  more: Pick<FleetRow, 'types' | 'source' | 'harm'>,
): FleetRow {
  const group = judged?.group ?? null
  const tags = judged?.tags ?? ownTags
  const label = judged?.verdict.label
  const words = [name, judged?.shortName, id, group, ...tags, ...more.types, more.source, label]
  return {
    id,
    name,
    group,
    tags,
    verdict: judged ? shownVerdict(judged.verdict, judged.asOfMs) : null,
    ...more,
    searchText: words.join(' ').toLowerCase(),
  }
}

function shownVerdict(verdict: Verdict, asOfMs: number | null): ShownVerdict {
  const { state, tone, shape, label, sentence, severity, sinceMs, age, mutedUntilMs } = verdict
  const staleAsOfMs = age === 'stale' ? asOfMs : null
  return {
    state,
    tone,
    shape,
    label,
    sentence,
    severity,
    sinceMs,
    age,
    mutedUntilMs,
    staleAsOfMs,
  }
}

/** Its connector, or "PostgreSQL → Snowflake" for a pipeline; null: not known. */
export function typeOf({ types }: FleetRow): string | null {
  return types.length === 0 ? null : types.join(' → ')
}

/** Whether somebody should look at it. */
export function needsLook({ verdict }: Pick<FleetRow, 'verdict'>): boolean {
  return verdict !== null && isTrouble({ verdict })
}

/**
 * The order by harm: the worst verdict first, then what most records are late by, then by name. What
 * is known trouble (muted) stands behind the trouble that is not.
 */
export function byHarm<Row extends FleetRow>(rows: readonly Row[]): readonly Row[] {
  const named = rows.toSorted((a, b) => compareTexts(a.name, b.name))
  const harmed = sortRows(named, ({ harm }) => harm, 'desc')
  return sortRows(harmed, urgency, 'desc')
}

/** Severity; trouble that somebody knows about comes after all other trouble. */
function urgency({ verdict }: FleetRow): number | null {
  if (!verdict) return null
  const { severity, mutedUntilMs } = verdict
  return mutedUntilMs === null ? severity : Math.min(severity, severityOf('unknown') + 0.5)
}

/**
 * Seconds late times records per second.
 * @param lateMs how late the newest record is; null: not known
 * @param perSec records per second, measured; null: not known
 */
export function harmOf(lateMs: number | null, perSec: number | null): number | null {
  return lateMs === null || perSec === null ? null : (Math.max(0, lateMs) / 1000) * perSec
}
