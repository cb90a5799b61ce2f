import type { ChartLine } from '#src/charts/lines/chart-line.ts'
import { lookOf } from '#src/charts/lines/line-look.ts'
import type { CrosshairView } from './crosshair-view.ts'

export type MarksFrameProps = {
  readonly view: CrosshairView
  readonly width: number
  readonly height: number
  readonly hover: React.Ref<HTMLDivElement>
  readonly pin: React.Ref<HTMLDivElement>
  readonly band: React.Ref<HTMLDivElement>
}

const HIDDEN = { visibility: 'hidden' } as const
/** What is moved has little style of its own: all of it is worked out again at each move. */
const MOVED = 'absolute will-change-transform'
const DOT =
  'absolute -top-1 -left-1 size-2 rounded-full border border-surface forced-color-adjust-none'

/** What is moved over a chart outside React; everything waits, unseen, at the top left corner. */
export function MarksFrame(props: MarksFrameProps) {
  const { view, width, height, hover, pin, band } = props
  const { lines, scale } = view
  const upright = { top: scale.plot.y, height: scale.plot.height }
  return (
    <div
      aria-hidden
      className="pointer-events-none absolute top-0 left-0 overflow-hidden contain-strict"
      style={{ width, height }}
    >
      <div
        ref={band}
        data-part="zoom"
        className="absolute left-0 border-x border-fg-3 bg-fg-3/15 text-2xs text-fg"
        style={{ ...upright, ...HIDDEN }}
      >
        <span
          data-part="duration"
          className="absolute top-0 left-0 rounded-sm bg-surface px-1 whitespace-nowrap"
        />
      </div>
      <div ref={pin} data-part="pin" style={HIDDEN}>
        <Moved lines={lines} upright={upright} look="border-l border-dashed border-fg-2" />
      </div>
      <div ref={hover} data-part="crosshair" style={HIDDEN}>
        <Moved lines={lines} upright={upright} look="w-px bg-fg-3" />
      </div>
    </div>
  )
}

type MovedProps = {
  readonly lines: readonly ChartLine[]
  readonly upright: { readonly top: number; readonly height: number }
  readonly look: string
}

/** An upright line, then a dot for each line of the chart. */
function Moved({ lines, upright, look }: MovedProps) {
  return (
    <>
      <div className={MOVED}>
        <div className={`absolute left-0 ${look}`} style={upright} />
      </div>
      {lines.map((line, place) => (
        <div key={line.id} className={MOVED}>
          <div className={DOT} style={{ background: lookOf(line, place).stroke }} />
        </div>
      ))}
    </>
  )
}
