import { useMemo, useSyncExternalStore } from 'react'
import { usePageParts, type PageChart, type PageNumber } from './page-parts.ts'
import { untoldOf, type Untold } from './untold.ts'

/** The charts of the page in their order. */
export function usePageCharts(): readonly PageChart[] {
  return useStore(usePageParts()?.charts.all)
}

export function usePageNumbers(): readonly PageNumber[] {
  return useStore(usePageParts()?.numbers.all)
}

/** What the charts of the page say nothing of. */
export function useUntold(): Untold {
  const reads = useStore(usePageParts()?.reads.all)
  return useMemo(() => untoldOf(reads), [reads])
}

type List<T> = {
  readonly subscribe: (onChange: () => void) => () => void
  readonly current: () => readonly T[]
}

function useStore<T>(list: List<T> | undefined): readonly T[] {
  return useSyncExternalStore(list?.subscribe ?? neverChanges, list?.current ?? nothing)
}

const NOTHING: readonly never[] = []
const nothing = () => NOTHING
const neverChanges = () => () => undefined
