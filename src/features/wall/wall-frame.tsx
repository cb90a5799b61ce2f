import { isNight } from '#src/features/wall/lasting/night.ts'
import { pixelShift, wallEdgePx } from '#src/features/wall/lasting/pixel-shift.ts'
import type { NightSettings } from '#src/model/settings.ts'
import { useFromNow } from '#src/ui/age/clock-context.tsx'

type WallFrameProps = {
  night: NightSettings | null
  /** IANA name. */
  zone: string
  children: React.ReactNode
}

/** The screen itself: dimmed at night, and never for long at the same place. */
export function WallFrame({ night, zone, children }: WallFrameProps) {
  const transform = useFromNow((nowMs) => {
    const { xPx, yPx } = pixelShift(nowMs, window.innerHeight)
    return `translate(${xPx}px, ${yPx}px)`
  })
  const filter = useFromNow((nowMs) =>
    night !== null && isNight(night, nowMs, zone) ? `brightness(${night.brightness})` : 'none',
  )
  const edgePx = useFromNow(() => wallEdgePx(window.innerHeight))
  return (
    <div
      className="h-dvh cursor-none overflow-hidden bg-canvas"
      style={{ filter, padding: edgePx }}
    >
      <div className="wall-shift flex h-full flex-col gap-[0.5vh]" style={{ transform }}>
        {children}
      </div>
    </div>
  )
}
