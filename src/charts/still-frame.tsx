import { memo } from 'react'
import { LineChart } from 'recharts'
import { PlotLayer } from '#src/charts/lines/plot-layer.tsx'
import { PLOT_MARGIN } from './layout.ts'

export type StillFrameProps = {
  readonly width: number
  readonly height: number
  /** Id of the element that says in words what the chart shows. */
  readonly labelledBy: string
}

/** What never changes about the chart; Recharts compares props by identity. */
const CHART = {
  margin: PLOT_MARGIN,
  style: {
    // Pointers go to the element around the chart; Recharts would work out a tooltip nobody shows.
    pointerEvents: 'none',
    // A layer of its own: a refresh fills the chart's pixels again and not those of the card around it.
    willChange: 'transform',
  },
  accessibilityLayer: false,
  role: 'img',
} as const

/**
 * The chart of Recharts, with the plot inside. Renders again when its size changes and at no other
 * time; what a refresh changes reaches the plot through a context.
 */
export const StillFrame = memo(function StillFrame(props: StillFrameProps) {
  const { width, height, labelledBy } = props
  return (
    <LineChart {...CHART} width={width} height={height} aria-labelledby={labelledBy}>
      <PlotLayer />
    </LineChart>
  )
})
