import { stepOf, type Step, type TimeUnit } from '#src/model/time/time-range.ts'

const UNITS: Readonly<Record<string, TimeUnit>> = {
  m: 'minute',
  h: 'hour',
  d: 'day',
  w: 'week',
  M: 'month',
}
const STEP = /^([1-9]\d{0,3})([mhdwM])$/

/** Reads a step: `5m`, `1h`, `1d`, `1w`, `1M`; null for anything else. */
export function parseStep(text: string): Step | null {
  const [, count = '', letter = ''] = STEP.exec(text) ?? []
  const unit = UNITS[letter]
  return unit === undefined ? null : stepOf(unit, Number(count))
}

/** The same step as text. */
export function stepText({ unit, interval }: Step): string {
  return `${interval}${unit === 'month' ? 'M' : unit.slice(0, 1)}`
}
