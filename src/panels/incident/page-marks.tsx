import { createContext, use, useMemo, useState } from 'react'
import type { LineChoice } from '#src/charts/legend/legend-choice.ts'
import { FIRST_CHOICE } from '#src/charts/legend/legend-choice.ts'
import type { TimeWindow } from '#src/model/time/time-range.ts'
import { useHiddenLines, type HiddenInAddress } from '#src/url/chart/use-hidden-lines.ts'
import { useMark } from '#src/url/chart/use-mark.ts'
import { PageParts, PagePartsProvider } from './page-parts.ts'

/** The marked stretch of the page. */
export type PageMark = {
  /** Null: nothing is marked. */
  readonly mark: TimeWindow | null
  readonly setMark: (mark: TimeWindow | null) => void
}

const HiddenContext = createContext<HiddenInAddress | null>(null)
const MarkContext = createContext<PageMark | null>(null)

/** What people did to the charts of a page and its address keeps: hidden lines, a marked stretch. */
export function PageMarks({ children }: { children: React.ReactNode }) {
  const [parts] = useState(() => new PageParts())
  const hidden = useHiddenLines()
  const { mark, setMark } = useMark()
  const marked = useMemo(() => ({ mark, setMark }), [mark, setMark])
  return (
    <PagePartsProvider value={parts}>
      <HiddenContext value={hidden}>
        <MarkContext value={marked}>{children}</MarkContext>
      </HiddenContext>
    </PagePartsProvider>
  )
}

/** The marked stretch; nothing can be marked where no page is around. */
export function usePageMark(): PageMark {
  return use(MarkContext) ?? NO_MARK
}

const NO_MARK: PageMark = { mark: null, setMark: () => undefined }

/**
 * Which lines of a chart are wanted. What is hidden stands in the address under `chart`, a name that is
 * the same for everybody; how many are listed is of this screen.
 */
export function useLineChoice(chart: string): [LineChoice, (choice: LineChoice) => void] {
  const address = use(HiddenContext)
  const [own, setOwn] = useState(FIRST_CHOICE)
  const hidden = address ? (address.hidden.get(chart) ?? FIRST_CHOICE.hidden) : own.hidden
  const choice = useMemo(() => ({ hidden, shown: own.shown }), [hidden, own.shown])
  function choose(next: LineChoice) {
    setOwn(next)
    if (next.hidden !== hidden) address?.setHidden(chart, next.hidden)
  }
  return [choice, choose]
}
