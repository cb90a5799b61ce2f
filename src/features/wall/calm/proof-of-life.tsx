import { MINUTE_MS } from '#src/model/time/time-range.ts'
import type { NewestPoint } from './use-newest-point.ts'

/**
 * A mark that changes sides with each newer data point, and only then: neither a frozen page nor a
 * server that repeats itself can fake it.
 */
export function ProofOfLife({ point }: { point: NewestPoint | null }) {
  const isEven = point !== null && Math.floor(point.pointMs / MINUTE_MS) % 2 === 0
  return (
    <svg viewBox="0 0 24 12" className="h-[0.5em] shrink-0" aria-hidden="true">
      <path d="M1 6h22" stroke="currentColor" />
      {point && <circle cx={isEven ? 6 : 18} cy="6" r="5" fill="currentColor" />}
    </svg>
  )
}
