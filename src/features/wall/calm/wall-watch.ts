import { isTrouble, type JudgedEntity } from '#src/panels/fleet/fleet.ts'
import { LONGEST_LOOK_MS } from '#src/series/observed/observed-spans.ts'

/** Trouble that began, changed or ended while this screen watched. */
export type Transition = {
  /** When this screen saw it, epoch ms. */
  readonly atMs: number
  readonly name: string
  /** State words, as on tiles. */
  readonly from: string
  readonly to: string
}

/** The trouble that was there last, the worst of it. */
export type LastProblem = { readonly name: string; readonly word: string; readonly untilMs: number }

/** What a wall has seen of the verdicts it shows. Moments are epoch ms. */
export type WallWatch = {
  /** Since when it has watched without a gap; null: it has seen nothing yet. */
  readonly sinceMs: number | null
  /** The last look, by the age of the answers; null as above. */
  readonly lookedMs: number | null
  /** Null: there was none since `sinceMs`. `untilMs` is the last look that found it. */
  readonly problem: LastProblem | null
  /** The newest first, at most three. */
  readonly transitions: readonly Transition[]
  readonly seen: ReadonlyMap<string, Seen>
  /** Looks since `sinceMs`. */
  readonly looks: number
}

type Seen = { readonly word: string; readonly isTrouble: boolean }

export const NOTHING_SEEN: WallWatch = {
  sinceMs: null,
  lookedMs: null,
  problem: null,
  transitions: [],
  seen: new Map(),
  looks: 0,
}

/** Answers come one by one: until all have, a change of verdict is none of the account. */
const SETTLING_LOOKS = 2
const MOST_TRANSITIONS = 3

type Watched = Pick<JudgedEntity, 'kind' | 'id' | 'shortName' | 'verdict'>

/** The watch after one more look at verdicts that are as old as `atMs`; itself if that is no newer. */
export function look(watch: WallWatch, entities: readonly Watched[], atMs: number): WallWatch {
  const { sinceMs, lookedMs, transitions } = watch
  if (lookedMs !== null && atMs <= lookedMs && lookedMs - atMs <= LONGEST_LOOK_MS) return watch
  // Looks further apart leave a time in which nobody watched: what may be said begins anew.
  const isGap = lookedMs === null || Math.abs(atMs - lookedMs) > LONGEST_LOOK_MS
  const before = isGap ? { ...NOTHING_SEEN, transitions, sinceMs: atMs } : watch
  const worst = worstOf(entities)
  const isSettled = before.looks >= SETTLING_LOOKS
  const news = isSettled ? changesSince(before.seen, entities, atMs) : []
  return {
    sinceMs: isGap ? atMs : sinceMs,
    lookedMs: atMs,
    problem: worst
      ? { name: worst.shortName, word: worst.verdict.word, untilMs: atMs }
      : before.problem,
    transitions: [...news, ...transitions].slice(0, MOST_TRANSITIONS),
    seen: seenNow(before.seen, entities),
    looks: before.looks + 1,
  }
}

/** Since when no problem has been seen, epoch ms; null: there is one, or nothing has been seen. */
export function calmSinceMs({ sinceMs, lookedMs, problem }: WallWatch): number | null {
  if (problem === null) return sinceMs
  return problem.untilMs === lookedMs ? null : problem.untilMs
}

function worstOf(entities: readonly Watched[]): Watched | undefined {
  return entities.filter(isTrouble).toSorted(worstFirst)[0]
}

function worstFirst(a: Watched, b: Watched): number {
  return b.verdict.severity - a.verdict.severity
}

/** The worst first. Whatever neither was nor is trouble is no news. */
function changesSince(
  seen: WallWatch['seen'],
  entities: readonly Watched[],
  atMs: number,
): readonly Transition[] {
  return entities.toSorted(worstFirst).flatMap((entity) => {
    const before = seen.get(keyOf(entity))
    const { word, state } = entity.verdict
    if (!before || state === 'unknown' || before.word === word) return []
    if (!before.isTrouble && !isTrouble(entity)) return []
    return [{ atMs, name: entity.shortName, from: before.word, to: word }]
  })
}

/** While nothing is known of an entity, what was known last is kept. */
function seenNow(before: WallWatch['seen'], entities: readonly Watched[]): WallWatch['seen'] {
  return new Map(
    entities.flatMap((entity) => {
      const key = keyOf(entity)
      const known = before.get(key)
      if (entity.verdict.state === 'unknown') return known ? [[key, known]] : []
      return [[key, { word: entity.verdict.word, isTrouble: isTrouble(entity) }]]
    }),
  )
}

function keyOf({ kind, id }: Watched): string {
  return `${kind} ${id}`
}
