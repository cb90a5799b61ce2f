import type { MetricUnit } from '#src/model/metrics/metric.ts'
import type { Sentence, SpokenNumber } from './health.ts'

/** Template for sentences: numbers stay numbers until they are printed. */
export function say(
  texts: TemplateStringsArray,
  ...parts: readonly (string | SpokenNumber | Sentence)[]
): Sentence {
  const pieces = texts.flatMap((text, index): Sentence => {
    const part = parts[index]
    if (part === undefined) return [text]
    return isSentence(part) ? [text, ...part] : [text, part]
  })
  return pieces.filter((piece) => piece !== '')
}

function isSentence(part: string | SpokenNumber | Sentence): part is Sentence {
  return Array.isArray(part)
}

export function amount(value: number, unit: MetricUnit = 'records'): SpokenNumber {
  return { kind: 'amount', value, unit }
}

export function round(value: number, unit: MetricUnit): SpokenNumber {
  return { kind: 'round', value, unit }
}

export function rate(perSec: number, unit: MetricUnit = 'records'): SpokenNumber {
  return { kind: 'rate', perSec, unit }
}

export function duration(ms: number): SpokenNumber {
  return { kind: 'duration', ms }
}

export function clock(atMs: number): SpokenNumber {
  return { kind: 'clock', atMs }
}
