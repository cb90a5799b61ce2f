import { sentenceText } from '#src/format/sentence.ts'
import type { Verdict } from '#src/model/health/health.ts'
import type { JudgedEntity } from './fleet.ts'

/**
 * A verdict's sentence for a place where its label stands beside it: "62 k records waiting" and not
 * "Stalled: 62 k records waiting".
 */
export function reasonText(
  { label, sentence }: Pick<Verdict, 'label' | 'sentence'>,
  clockText: (atMs: number) => string,
): string {
  const text = sentenceText(sentence, clockText)
  const start = `${label}: `
  if (!text.startsWith(start)) return text
  const rest = text.slice(start.length)
  // A metric's name keeps its spelling.
  return /^[a-z]+(?![A-Za-z])/.test(rest) ? rest.charAt(0).toUpperCase() + rest.slice(1) : rest
}

/** The same for an entity: what rests on old answers says from when they are. */
export function reasonOf(
  { verdict, asOfMs }: Pick<JudgedEntity, 'verdict' | 'asOfMs'>,
  clockText: (atMs: number) => string,
): string {
  const text = reasonText(verdict, clockText)
  const isOld = verdict.age === 'stale' && verdict.state !== 'unknown'
  return isOld && asOfMs !== null ? `At ${clockText(asOfMs)}: ${text}` : text
}
