/** One topic's lag (or production) at the two ends of a window, records; null: not reported there. */
export type TopicLevels = {
  readonly topicId: string
  readonly before: number | null
  readonly after: number | null
}

export type Contributor = {
  readonly topicId: string
  readonly level: number
  /** null: not known at the beginning of the window. */
  readonly change: number | null
  /** 0 to 1, of the sum of all levels; and of the sum of all rises. */
  readonly levelShare: number
  readonly changeShare: number | null
}

export type Contributors = {
  /** Largest level first. */
  readonly topics: readonly Contributor[]
  /** Topics that fell, largest fall first; they explain no rise. */
  readonly falling: readonly Contributor[]
  /** The fewest topics that explain 80 % of the level, and of the rise (null: none rose, or not known). */
  readonly mostOfLevel: number
  readonly mostOfChange: { readonly topics: number; readonly share: number } | null
  /** Of the connector's own total, what the topics named here do not explain; null: total not known. */
  readonly unexplained: number | null
}

const MOST = 0.8

/**
 * Who contributes to a level and to its rise (insight 11). Topics come in pages, so the sum is
 * compared with the connector's `total` and the rest is told.
 */
export function contributorsOf(levels: readonly TopicLevels[], total: number | null): Contributors {
  const known = levels.flatMap(({ topicId, before, after }) =>
    after === null
      ? []
      : [{ topicId, level: after, change: before === null ? null : after - before }],
  )
  const sum = known.reduce((all, { level }) => all + level, 0)
  const risen = known.reduce((all, { change }) => all + Math.max(0, change ?? 0), 0)
  const topics = known
    .map((topic) => ({
      ...topic,
      levelShare: sum === 0 ? 0 : topic.level / sum,
      changeShare: topic.change === null || risen === 0 ? null : Math.max(0, topic.change) / risen,
    }))
    .toSorted((a, b) => b.level - a.level || a.topicId.localeCompare(b.topicId))
  return {
    topics,
    falling: topics
      .filter(({ change }) => (change ?? 0) < 0)
      .toSorted((a, b) => (a.change ?? 0) - (b.change ?? 0)),
    mostOfLevel: fewest(topics.map(({ levelShare }) => levelShare)).topics,
    mostOfChange: risen === 0 ? null : fewest(topics.map(({ changeShare }) => changeShare ?? 0)),
    unexplained: total === null ? null : total - sum,
  }
}

/** How many of the largest shares reach 80 %, and what they make together. */
function fewest(shares: readonly number[]): { topics: number; share: number } {
  let share = 0
  let topics = 0
  for (const part of shares.toSorted((a, b) => b - a)) {
    if (share >= MOST || part === 0) break
    share += part
    topics++
  }
  return { topics, share }
}
