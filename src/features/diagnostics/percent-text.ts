import { THIN_SPACE } from '#src/format/digits.ts'

/** A share (0 to 1 and more) as "0 %", "<0.1 %", "2.5 %", "75 %", "99.9 %"; 100 % means all of it. */
export function percentText(share: number): string {
  return `${digits(share * 100)}${THIN_SPACE}%`
}

function digits(percent: number): string {
  if (percent === 0) return '0'
  if (percent < 0.1) return '<0.1'
  if (percent > 99.9 && percent < 100) return '99.9'
  const isFine = percent < 9.95 || (percent > 99 && percent < 100)
  return isFine ? percent.toFixed(1) : percent.toFixed(0)
}
