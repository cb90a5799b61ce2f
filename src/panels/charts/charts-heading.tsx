import { SectionHeading } from '#src/ui/section-heading.tsx'
import { CompareSelect } from './compare-select.tsx'
import { ResetZoom } from './page-crosshair.tsx'
import { PointNote, RangeName } from './range-note.tsx'

/** Which range the charts of a page show, in what points, and beside what. */
export function ChartsHeading() {
  return (
    <SectionHeading>
      <span className="flex flex-wrap items-baseline gap-x-3">
        <RangeName />
        <PointNote />
        <CompareSelect />
        <ResetZoom />
      </span>
    </SectionHeading>
  )
}
