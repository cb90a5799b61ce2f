import { Maximize2 } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { Button } from '#src/ui/button.tsx'
import { ModalDialog } from '#src/ui/modal-dialog.tsx'
import { useFullChart } from '#src/url/use-full-chart.ts'
import { RangeCrosshair, ResetZoom } from './page-crosshair.tsx'
import { RangeName } from './range-note.tsx'

/** Commands that make sense for one chart, too. */
const KEYS = 'time. refresh. link.'

export type FullChartProps = {
  /** Tells the charts of a page apart; stands in the address while it is shown at full size. */
  id: string
  title: string
  children: React.ReactNode
}

/** The chart over most of the screen while the address says so, with a crosshair of its own. */
export function FullChart({ id, title, children }: FullChartProps) {
  const { chart, closeChart } = useFullChart()
  return chart === id && <FullChartDialog {...{ title, children }} onClose={closeChart} />
}

type DialogProps = Omit<FullChartProps, 'id'> & { onClose: () => void }

function FullChartDialog({ title, children, onClose }: DialogProps) {
  const content = useRef<HTMLDivElement>(null)
  // Keys go on in the chart, which is drawn when its width is known.
  useEffect(() => {
    let frame = 0
    const look = () => {
      const chart = content.current?.querySelector<HTMLElement>('[role="application"]')
      if (chart) chart.focus()
      else frame = requestAnimationFrame(look)
    }
    look()
    return () => cancelAnimationFrame(frame)
  }, [])
  return (
    <ModalDialog label={title} className="w-[100rem]" keys={KEYS} onClose={onClose}>
      <RangeCrosshair>
        <div ref={content} className="p-4">
          <header className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-1">
            <h2 className="text-base font-semibold">{title}</h2>
            <span className="text-fg-2">
              <RangeName />
            </span>
            <ResetZoom />
            <Button className="ml-auto" onClick={onClose}>
              Close
            </Button>
          </header>
          {children}
        </div>
      </RangeCrosshair>
    </ModalDialog>
  )
}

/** Opens a chart at full size; the key for it is `f`. */
export function FullChartButton({ id, title }: Pick<FullChartProps, 'id' | 'title'>) {
  const { openChart } = useFullChart()
  return (
    <button
      type="button"
      aria-label={`Full size: ${title}`}
      title="Full size (f)"
      onClick={() => openChart(id)}
      className="grid size-6 place-items-center rounded-md text-fg-2 hover:bg-raised hover:text-fg pointer-coarse:size-11"
    >
      <Maximize2 size={14} aria-hidden />
    </button>
  )
}
