import { useMemo, useSyncExternalStore } from 'react'
import { usePageParts, type PageChart, type PageNumber } from './page-parts.ts'

/** The charts of the page in their order; a chart that is shown twice, also at full size, counts once. */
export function usePageCharts(): readonly PageChart[] {
  const all = useStore(usePageParts()?.charts.all)
  return useMemo(
    () =>
      all.filter((chart, place) => all.findIndex((other) => isSameChart(other, chart)) === place),
    [all],
  )
}

export function usePageNumbers(): readonly PageNumber[] {
  return useStore(usePageParts()?.numbers.all)
}

type List<T> = {
  readonly subscribe: (onChange: () => void) => () => void
  readonly current: () => readonly T[]
}

function useStore<T>(list: List<T> | undefined): readonly T[] {
  return useSyncExternalStore(list?.subscribe ?? neverChanges, list?.current ?? nothing)
}

function isSameChart(a: PageChart, b: PageChart): boolean {
  return a.drawn.title === b.drawn.title && a.source.timeseries === b.source.timeseries
}

const NOTHING: readonly never[] = []
const nothing = () => NOTHING
const neverChanges = () => () => undefined
