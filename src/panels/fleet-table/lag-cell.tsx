import { memo } from 'react'
import { MINUS, THIN_SPACE } from '#src/format/digits.ts'
import { formatText } from '#src/format/number.ts'
import { NoValue, Quantity } from '#src/ui/quantity.tsx'
import type { ShownLag } from './shown-lag.ts'

const WAYS = {
  rising: { arrow: '▲', word: 'growing', look: 'text-warn' },
  falling: { arrow: '▼', word: 'shrinking', look: 'text-ok' },
} as const

/** Records waiting, with the direction and the speed of their change where it has one. */
export const LagCell = memo(function LagCell({ value, trend, perSec }: ShownLag) {
  if (value === null) return <NoValue value={null} />
  return (
    <span className="inline-flex items-baseline justify-end gap-2">
      <span className="max-lg:hidden">
        <LagTrend trend={trend} perSec={perSec} />
      </span>
      <span className="w-14">
        <Quantity value={value} unit="events" />
      </span>
    </span>
  )
})

/** Through at least five points, or three lows of a sink that writes in batches. */
function LagTrend({ trend, perSec }: Pick<ShownLag, 'trend' | 'perSec'>) {
  if (trend === 'not known') {
    return <span className="sr-only">direction: not enough data</span>
  }
  if (trend === 'steady' || perSec === null) {
    return (
      <span className="text-fg-3" title="Neither growing nor shrinking for long enough to tell">
        steady
      </span>
    )
  }
  const { arrow, word, look } = WAYS[trend]
  const speed = formatText(Math.abs(perSec), { rate: 'events' }, 'card')
  return (
    <span className="text-2xs text-fg-2" title={`${trend === 'falling' ? MINUS : '+'}${speed}`}>
      <span className={look}>{arrow}</span>
      {THIN_SPACE}
      {speed} {word}
    </span>
  )
}
