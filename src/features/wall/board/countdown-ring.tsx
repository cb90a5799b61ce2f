import { useFromNow } from '#src/ui/age/clock-context.tsx'

const RADIUS = 10
const ROUND = 2 * Math.PI * RADIUS

/** How long this page stays: a ring that empties once a second, without an animation. */
export function CountdownRing({ endsMs, ofMs }: { endsMs: number; ofMs: number }) {
  const left = useFromNow((nowMs) => Math.max(0, Math.ceil((endsMs - nowMs) / 1000)))
  const share = Math.min(1, (left * 1000) / ofMs)
  return (
    <svg viewBox="0 0 24 24" className="h-[5vh] shrink-0 -rotate-90" aria-hidden="true">
      <circle cx="12" cy="12" r={RADIUS} fill="none" stroke="var(--line)" strokeWidth="3" />
      <circle
        cx="12"
        cy="12"
        r={RADIUS}
        fill="none"
        stroke="var(--fg-2)"
        strokeWidth="3"
        strokeDasharray={`${share * ROUND} ${ROUND}`}
      />
    </svg>
  )
}
