import { memo } from 'react'
import { columnCount } from '#src/format/column-number.ts'
import { MINUS, THIN_SPACE } from '#src/format/digits.ts'
import { formatText } from '#src/format/number.ts'
import { ColumnNumber } from '#src/ui/column-number.tsx'
import { NoValue } from '#src/ui/quantity.tsx'
import type { ShownLag } from './shown-lag.ts'

const WAYS = {
  rising: { arrow: '▲', word: 'growing', look: 'text-warn', sign: '+' },
  falling: { arrow: '▼', word: 'shrinking', look: 'text-ok', sign: MINUS },
} as const

/** Records waiting, with the direction and the speed of their change where it has one. */
export const LagCell = memo(function LagCell({ value, trend, perSec }: ShownLag) {
  if (value === null) return <NoValue value={null} />
  return (
    <span className="flex items-baseline gap-2">
      <LagTrend trend={trend} perSec={perSec} />
      <span className="ml-auto">
        <ColumnNumber parts={columnCount(value)} title={formatText(value, 'events', 'full')} />
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
      <span
        className="text-2xs text-fg-3 max-xl:sr-only"
        title="Neither growing nor shrinking for long enough to tell"
      >
        steady
      </span>
    )
  }
  const { arrow, word, look, sign } = WAYS[trend]
  const speed = formatText(Math.abs(perSec), { rate: 'events' }, 'card')
  return (
    <span className="text-2xs text-fg-2" title={`${sign}${speed}, ${word}`}>
      <span className={look}>{arrow}</span>
      <span className="max-xl:sr-only">
        {THIN_SPACE}
        {speed}
      </span>
      <span className="max-2xl:sr-only"> {word}</span>
    </span>
  )
}
