import type { ReactNode } from 'react'
import { useLayoutEffect, useRef, useState } from 'react'

export type ChartSize = { readonly width: number; readonly height: number }

export type ChartFrameProps = {
  /** Reserved before anything is drawn, so that nothing on the page jumps. */
  readonly height: number
  readonly children: (size: ChartSize) => ReactNode
}

/** Where nothing has a size: a document that is not laid out, or a frame inside a closed panel. */
const FALLBACK_WIDTH = 640

/**
 * Measures the width it is given and hands width and height down. The width is known before the
 * first paint, so a chart is drawn once and at its size.
 */
export function ChartFrame({ height, children }: ChartFrameProps) {
  const frame = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState<number | null>(null)

  useLayoutEffect(() => {
    const element = frame.current
    if (!element) return undefined
    const measure = () => setWidth(Math.floor(element.clientWidth) || FALLBACK_WIDTH)
    measure()
    if (typeof ResizeObserver === 'undefined') return undefined
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])

  return (
    <div ref={frame} className="w-full min-w-0 overflow-hidden" style={{ height }}>
      {width === null ? null : children({ width, height })}
    </div>
  )
}
