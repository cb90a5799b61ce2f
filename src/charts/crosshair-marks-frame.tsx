import type { CrosshairView } from './crosshair-view.ts'
import type { ChartLine } from './chart-line.ts'
import { lookOf } from './line-look.ts'

export type MarksFrameProps = {
  readonly view: CrosshairView
  readonly width: number
  readonly height: number
  readonly hover: React.Ref<HTMLDivElement>
  readonly pin: React.Ref<HTMLDivElement>
  readonly band: React.Ref<HTMLDivElement>
}

const HIDDEN = { visibility: 'hidden' } as const
const LINE = 'absolute top-0 left-0 w-px will-change-transform'
const DOT =
  'absolute -top-1 -left-1 size-2 rounded-full border border-surface will-change-transform forced-color-adjust-none'

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
        <div className={`${LINE} border-l border-dashed border-fg-2`} style={upright} />
        <Dots lines={lines} />
      </div>
      <div ref={hover} data-part="crosshair" style={HIDDEN}>
        <div className={`${LINE} bg-fg-3`} style={upright} />
        <Dots lines={lines} />
      </div>
    </div>
  )
}

function Dots({ lines }: { readonly lines: readonly ChartLine[] }) {
  return lines.map((line, place) => (
    <div key={line.id} className={DOT} style={{ background: lookOf(line, place).stroke }} />
  ))
}
