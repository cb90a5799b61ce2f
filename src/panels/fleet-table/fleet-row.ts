import { severityOf, type Verdict } from '#src/model/health/health.ts'
import { isTrouble, type JudgedEntity } from '#src/panels/fleet/fleet.ts'
import type { Since } from '#src/panels/fleet/since.ts'
import { compareTexts, sortRows } from '#src/ui/table/sort-rows.ts'

/** The part of a verdict that a row shows. */
export type ShownVerdict = Pick<
  Verdict,
  'state' | 'tone' | 'shape' | 'label' | 'sentence' | 'severity' | 'age' | 'mutedUntilMs'
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
  /** Since when the verdict holds; null: not judged yet, or nobody knows. */
  readonly since: Since | null
  readonly group: string | null
  readonly tags: readonly string[]
  /** Names of the connectors: one, or those of both ends of a pipeline. */
  readonly types: readonly string[]
  /** Name of the source of a pipeline; null: another kind of row, or not known. */
  readonly source: string | null
  /** Seconds late beyond what nobody minds, weighted; null: not known. */
  readonly lateS: number | null
  /** The same times records per second: weighted record-seconds late; null: not known. */
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
  { late, ...more }: Pick<FleetRow, 'types' | 'source'> & { readonly late: Late },
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
    since: judged?.since ?? null,
    ...more,
    ...harmOf(late, judged?.harm),
    searchText: words.join(' ').toLowerCase(),
  }
}

function shownVerdict(verdict: Verdict, asOfMs: number | null): ShownVerdict {
  const { state, tone, shape, label, sentence, severity, age, mutedUntilMs } = verdict
  const staleAsOfMs = age === 'stale' ? asOfMs : null
  return {
    state,
    tone,
    shape,
    label,
    sentence,
    severity,
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
 * The order by harm: the worst verdict first, then what most records are late by; where the rate is
 * not known, apart behind them, by seconds alone; then by name. What is known trouble (muted) stands
 * behind the trouble that is not.
 */
export function byHarm<Row extends FleetRow>(rows: readonly Row[]): readonly Row[] {
  const named = rows.toSorted((a, b) => compareTexts(a.name, b.name))
  const late = sortRows(named, ({ lateS }) => lateS, 'desc')
  const harmed = sortRows(late, ({ harm }) => harm, 'desc')
  return sortRows(harmed, urgency, 'desc')
}

/** Severity; trouble that somebody knows about comes after all other trouble. */
function urgency({ verdict }: FleetRow): number | null {
  if (!verdict) return null
  const { severity, mutedUntilMs } = verdict
  return mutedUntilMs === null ? severity : Math.min(severity, severityOf('unknown') + 0.5)
}

/** What harm is worked out from. */
export type Late = {
  /** How late the newest record is; null: not known. */
  readonly lateMs: number | null
  /** Records per second, measured; null: not known. */
  readonly perSec: number | null
}

/** Seconds late beyond the allowance, times the weight; and that times records per second. */
export function harmOf(
  { lateMs, perSec }: Late,
  { weight, allowanceMs }: JudgedEntity['harm'] = { weight: 1, allowanceMs: 0 },
): Pick<FleetRow, 'lateS' | 'harm'> {
  const lateS = lateMs === null ? null : (weight * Math.max(0, lateMs - allowanceMs)) / 1000
  return { lateS, harm: lateS === null || perSec === null ? null : lateS * perSec }
}
