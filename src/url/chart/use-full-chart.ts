import { useCallback } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { KEEPS_PLACE } from '#src/url/keeps-place.ts'
import { readableSearch } from '#src/url/router-adapter.tsx'

const KEY = 'chart'

/** Which chart of a page is shown at full size. */
export type FullChartInAddress = {
  /** Id of the chart; null: none. */
  readonly chart: string | null
  /** Opening is a new entry of the history, so that "back" closes; closing replaces. */
  readonly openChart: (id: string) => void
  readonly closeChart: () => void
}

/**
 * The chart at full size. It belongs to its page: links to another one leave it behind. Read from the
 * router alone: nuqs shows a change before the router has it and may take it back for a moment, in
 * which a dialog would close and open again.
 */
export function useFullChart(): FullChartInAddress {
  const { search } = useLocation()
  const navigate = useNavigate()
  const write = useCallback(
    (id: string | null) => {
      const params = new URLSearchParams(search)
      if (id === null) params.delete(KEY)
      else params.set(KEY, id)
      const options = { replace: id === null, state: KEEPS_PLACE }
      void navigate({ search: readableSearch(params) }, options)
    },
    [search, navigate],
  )
  const closeChart = useCallback(() => write(null), [write])
  return { chart: new URLSearchParams(search).get(KEY), openChart: write, closeChart }
}
