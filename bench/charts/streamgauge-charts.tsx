import { useLayoutEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import type { Root } from 'react-dom/client'
import { createRoot } from 'react-dom/client'
import { ChartFrame } from '#src/charts/chart-frame.tsx'
import { CrosshairGroup } from '#src/charts/crosshair/crosshair-group.tsx'
import type { ChartLine, ChartTime } from '#src/charts/lines/chart-line.ts'
import { TimeseriesChart } from '#src/charts/timeseries-chart.tsx'
import { CHART_SIZE, CHARTS, type Moment } from './bench-data.ts'
import type { Library } from './library.ts'

/** What a page of the product holds after an answer: columns without the missing samples. */
type Answer = {
  readonly time: ChartTime
  readonly charts: readonly (readonly ChartLine[])[]
}

type Show = (answer: Answer) => void

/** Path data shorter than this cannot be one of these lines. */
const LEAST_PATH_TEXT = 100

/** Our own charts, mounted and refreshed through React state as the pages do. */
export function streamgaugeCharts(): Library {
  let root: Root | null = null
  let show: Show | null = null
  const keepShow = (given: Show) => {
    show = given
  }
  return {
    mount(into, moment) {
      const answer = answerOf(moment)
      return () => {
        const made = createRoot(into)
        root = made
        flushSync(() => made.render(<Page first={answer} onMount={keepShow} />))
      }
    },
    refresh(moment) {
      const answer = answerOf(moment)
      return () => flushSync(() => show?.(answer))
    },
    unmount() {
      root?.unmount()
      root = null
    },
    drawnLines() {
      // The first piece of a line; a long one has several.
      const paths = document.querySelectorAll('[data-line] > [data-part="line"]:first-child')
      const lengths = [...paths].map((path) => path.getAttribute('d')?.length ?? 0)
      return lengths.filter((length) => length > LEAST_PATH_TEXT).length
    },
    plots: () => [...document.querySelectorAll('#root > *')],
  }
}

type PageProps = { readonly first: Answer; readonly onMount: (show: Show) => void }

function Page({ first, onMount }: PageProps) {
  const [answer, setAnswer] = useState(first)
  useLayoutEffect(() => onMount(setAnswer), [onMount])
  return (
    <CrosshairGroup>
      {CHARTS.map(({ name, unit }, place) => (
        <ChartFrame key={name} height={CHART_SIZE.height}>
          {(size) => (
            <TimeseriesChart
              {...size}
              name={name}
              unit={unit}
              time={answer.time}
              lines={answer.charts[place] ?? []}
            />
          )}
        </ChartFrame>
      ))}
    </CrosshairGroup>
  )
}

function answerOf({ window, step, answeredAtMs, timesMs, charts }: Moment): Answer {
  return {
    time: { window, step, zone: 'UTC', answeredAtMs },
    charts: charts.map((lines) =>
      lines.map((values, place) => ({
        id: `s${place}`,
        label: `line ${place + 1}`,
        series: {
          timesMs: timesMs.filter((_, index) => values[index] !== null),
          values: values.filter((value) => value !== null),
        },
      })),
    ),
  }
}
