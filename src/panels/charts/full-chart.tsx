import { useEffect, useRef } from 'react'
import { Button } from '#src/ui/button.tsx'
import { ModalDialog } from '#src/ui/modal-dialog.tsx'
import { RangeCrosshair, ResetZoom } from './page-crosshair.tsx'
import { RangeName } from './range-note.tsx'

/** Commands that make sense for one chart, too. */
const KEYS = 'time. refresh. link.'

export type FullChartProps = {
  title: string
  /** Stand beside the title. */
  tools: React.ReactNode
  onClose: () => void
  children: React.ReactNode
}

/** A chart over most of the screen, with a crosshair of its own. */
export function FullChart({ title, tools, onClose, children }: FullChartProps) {
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
            <span className="ml-auto flex items-center gap-2">
              {tools}
              <Button onClick={onClose}>Close</Button>
            </span>
          </header>
          {children}
        </div>
      </RangeCrosshair>
    </ModalDialog>
  )
}
