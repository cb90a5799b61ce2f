import type { Sentence, SpokenNumber } from '#src/model/health/health.ts'
import { formatDuration } from './duration.ts'
import { formatText } from './number.ts'

/**
 * A sentence of a verdict as text.
 * @param clockText a moment (epoch ms) on the clock of the screen's zone
 */
export function sentenceText(sentence: Sentence, clockText: (atMs: number) => string): string {
  return sentence
    .map((part) => (typeof part === 'string' ? part : spokenText(part, clockText)))
    .join('')
}

function spokenText(part: SpokenNumber, clockText: (atMs: number) => string): string {
  switch (part.kind) {
    case 'amount':
      return formatText(part.value, part.unit, 'card')
    case 'round':
      return formatText(part.value, part.unit, 'axis')
    case 'rate':
      return formatText(part.perSec, { rate: part.unit }, 'card')
    case 'duration':
      return formatDuration(part.ms)
    case 'clock':
      return clockText(part.atMs)
  }
}
