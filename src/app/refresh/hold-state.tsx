import { useFromNow } from '#src/ui/age/clock-context.tsx'
import { useRefreshState } from '#src/ui/age/refresh-context.tsx'

/** "holding 3 s" while a chart is looked at and the page asks for nothing new. */
export function HoldState() {
  const sinceMs = useRefreshState((state) => state.heldSinceMs)
  const seconds = useFromNow(() =>
    sinceMs === null ? null : Math.max(0, Math.floor((Date.now() - sinceMs) / 1000)),
  )
  if (seconds === null) return null
  return (
    <span
      className="rounded-md bg-raised px-1.5 text-fg-2"
      title="A chart is being looked at: nothing new is drawn, for 30 s at most"
    >
      holding {seconds} s
    </span>
  )
}
