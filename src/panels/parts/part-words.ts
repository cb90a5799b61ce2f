import { formatText, type DisplayUnit } from '#src/format/number.ts'
import type { Contributors } from '#src/series/derived/contributors.ts'
import { percent } from './part-columns.tsx'

export type PartCounts = {
  /** Parts in the answer, and parts that the connector has. */
  readonly shown: number
  readonly of: number
  /** "topic", "task". */
  readonly what: string
  /** "lag", "writes". */
  readonly level: string
  readonly unit: DisplayUnit
}

/** A rest smaller than this share of the total is rounding and different moments. */
const LEAST_REST = 0.02

/**
 * "20 of 143 topics, 3 of them make 80 % of the lag; 1 makes 92 % of its rise in one hour; 4.10 k
 * of the connector’s lag is in none of them."
 */
export function contributorWords(
  { topics, mostOfLevel, mostOfChange, unexplained }: Contributors,
  { shown, of, what, level, unit }: PartCounts,
): string {
  const head = `${shown === of ? '' : `${shown} of `}${of} ${what}${of === 1 ? '' : 's'}`
  const sum = topics.reduce((all, topic) => all + topic.level, 0)
  const parts = [head]
  if (sum > 0 && topics.length > 1)
    parts.push(`${making(mostOfLevel)} at least 80 % of the ${level}`)
  if (mostOfChange !== null && topics.length > 1) {
    parts.push(
      `${making(mostOfChange.topics)} ${percent(mostOfChange.share)} of its rise in one hour`,
    )
  }
  if (unexplained !== null && unexplained > LEAST_REST * (sum + unexplained)) {
    const rest = formatText(unexplained, unit, 'card')
    parts.push(`${rest} of the connector’s ${level} is in none of them`)
  }
  return `${parts.join('; ')}.`
}

function making(count: number): string {
  return count === 1 ? '1 makes' : `${count} make`
}
