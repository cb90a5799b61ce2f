import { CountdownRing } from '#src/features/wall/board/countdown-ring.tsx'
import { ProofOfLife } from '#src/features/wall/calm/proof-of-life.tsx'
import type { NewestPoint } from '#src/features/wall/calm/use-newest-point.ts'
import { formatClock, zoneLabel } from '#src/format/clock-time.ts'
import { formatAge } from '#src/format/duration.ts'
import { useFromNow } from '#src/ui/age/clock-context.tsx'
import { useAspect } from './use-aspect.ts'
import { headShare } from './wall-size.ts'

type WallHeaderProps = {
  /** What is wrong, or that nothing is. */
  line: string
  /** Of `wallScale`. */
  scale: number
  zone: string
  /** When the newest answer was given, epoch ms; null: none has come. */
  newestMs: number | null
  point: NewestPoint | null
  /** When this page of tiles is left (epoch ms), of how long a turn (ms); null: there is only one page. */
  turn: { endsMs: number; ofMs: number } | null
}

/** What is wrong, what time it is, and how old that is. */
export function WallHeader(props: WallHeaderProps) {
  const { line, scale, zone, newestMs, point, turn } = props
  const aspect = useAspect()
  const clock = useFromNow(
    (nowMs) => `${formatClock(nowMs, zone, 'minute')} ${zoneLabel(zone, nowMs)}`,
  )
  const age = useFromNow((nowMs) =>
    newestMs === null ? 'no answer yet' : `${formatAge(nowMs - newestMs)} old`,
  )
  return (
    <header className="flex h-[calc(9.5vh*var(--wall-head))] shrink-0 items-center gap-[2vh] px-[1vh] portrait:h-auto portrait:flex-wrap portrait:gap-y-0">
      <h1
        className="min-w-0 flex-1 truncate leading-[1.25] font-semibold portrait:basis-full"
        style={{
          fontSize: `calc(var(--text-wall-verdict) * ${headShare(line.length, scale, aspect)})`,
        }}
      >
        {line}
      </h1>
      <div className="shrink-0 text-right text-fg-2 portrait:text-left">
        <p className="text-wall-clock leading-tight">{clock}</p>
        <p className="flex items-center justify-end gap-[1vh] portrait:justify-start text-[calc(2.9vh*var(--wall-head))] leading-tight">
          <ProofOfLife point={point} />
          {age}
        </p>
      </div>
      {turn && <CountdownRing {...turn} />}
    </header>
  )
}
