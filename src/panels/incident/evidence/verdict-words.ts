import { sentenceText } from '#src/format/sentence.ts'
import type { Verdict } from '#src/model/health/health.ts'
import { reasonText } from '#src/panels/fleet/reason-text.ts'

/**
 * A verdict where nothing but its words is seen: its label, its reason, and what else is to be said.
 * @param clock a moment (epoch ms) on the clock of the screen's zone
 */
export function verdictWords(
  { label, sentence, also }: Pick<Verdict, 'label' | 'sentence' | 'also'>,
  clock: (atMs: number) => string,
): string {
  const text = sentenceText(sentence, clock)
  const first = text.startsWith(label) ? text : `${label}: ${text}`
  const others = also.map((one) => `Also ${one.label.toLowerCase()}: ${reasonText(one, clock)}`)
  return [first, ...others].join(' ')
}
