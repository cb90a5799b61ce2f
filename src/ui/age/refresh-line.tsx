import { useIsAskedAgain } from './refresh-context.tsx'

export type RefreshLineProps = {
  /** What the panel shows, as it was answered. */
  answers: readonly unknown[]
}

/**
 * A thin line at the top of a panel whose content is being asked for again, once that takes long
 * enough to be noticed. It lies over the panel, so nothing moves; the bar at the top says it in words.
 */
export function RefreshLine({ answers }: RefreshLineProps) {
  const isAskedAgain = useIsAskedAgain(answers)
  if (!isAskedAgain) return null
  return (
    <div
      aria-hidden
      data-part="refresh-line"
      className="after-a-while pointer-events-none absolute inset-x-0 -top-1.5 h-0.5 bg-info"
    />
  )
}
