import type { StatusShape, StatusTone } from '#src/model/status.ts'
import type { JudgedEntity } from '#src/panels/fleet/fleet.ts'
import { textEm } from './fit-text.ts'

/** By what entities without a tile of their own are counted. */
export type FoldBy = 'state' | 'group' | 'tag'

/** Several entities in a few letters: "853 flowing", "12 payments". */
export type Fold = {
  readonly text: string
  /** Of the worst of them. */
  readonly shape: StatusShape
  readonly tone: StatusTone
  readonly count: number
}

type Folded = Pick<JudgedEntity, 'group' | 'tags' | 'verdict'>

/** Counts of entities, the largest first. With several tags an entity counts for each. */
export function foldsOf(entities: readonly Folded[], by: FoldBy): readonly Fold[] {
  const byName = new Map<string, Folded[]>()
  for (const entity of entities) {
    for (const name of namesOf(entity, by)) {
      const same = byName.get(name)
      if (same) same.push(entity)
      else byName.set(name, [entity])
    }
  }
  return [...byName]
    .map(([name, same]) => foldOf(name, same))
    .toSorted((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1))
}

function namesOf({ group, tags, verdict }: Folded, by: FoldBy): readonly string[] {
  if (by === 'group') return [group ?? 'no group']
  if (by === 'tag') return tags.length > 0 ? tags : ['no tag']
  if (verdict.mutedUntilMs !== null) return ['muted']
  return [verdict.age === 'stale' ? 'old' : verdict.word.toLowerCase()]
}

function foldOf(name: string, same: readonly Folded[]): Fold {
  const worst = same.toSorted((a, b) => b.verdict.severity - a.verdict.severity)[0]?.verdict
  const isKnown = worst !== undefined && worst.age !== 'stale'
  return {
    text: `${same.length} ${name}`,
    shape: isKnown ? worst.shape : 'unknown',
    tone: isKnown && worst.mutedUntilMs === null ? worst.tone : 'off',
    count: same.length,
  }
}

/** Width of a shape beside its text, and of what separates two folds. */
export const SHAPE_EM = 1
const BETWEEN_EM = 0.9

/** As many folds as fit on one line, and words for the others; they have their room too. */
export function fittingFolds(
  folds: readonly Fold[],
  by: FoldBy,
  lineEm: number,
): { readonly shown: readonly Fold[]; readonly more: string | null } {
  for (let count = folds.length; count > 0; count--) {
    const shown = folds.slice(0, count)
    const more = moreText(folds.slice(count), by)
    const moreEm = more === null ? 0 : textEm(more) + BETWEEN_EM
    const em = shown.reduce((sum, { text }) => sum + SHAPE_EM + textEm(text) + BETWEEN_EM, moreEm)
    if (em <= lineEm) return { shown, more }
  }
  return { shown: [], more: moreText(folds, by) }
}

/** Words for folds that are not shown; null: there are none. Tags share entities: they are counted. */
export function moreText(rest: readonly Fold[], by: FoldBy): string | null {
  if (rest.length === 0) return null
  if (by === 'tag') return rest.length === 1 ? '+ 1 tag' : `+ ${rest.length} tags`
  return `+ ${rest.reduce((sum, { count }) => sum + count, 0)} more`
}
