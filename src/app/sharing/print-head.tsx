import { useLayoutEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { formatClock, zoneLabel } from '#src/format/clock-time.ts'
import { pageNow } from '#src/model/time/server-time.ts'
import { absolute } from '#src/model/time/shift-range.ts'
import { pointWords, rangeWords } from '#src/ui/time/range-words.ts'
import { useFrozenLink } from '#src/url/frozen/use-frozen-link.ts'
import { useTimeState } from '#src/url/time/use-time-state.tsx'

/** Width of an A4 page across, without its margins, in CSS px. */
const PAPER_PX = 1030

/** On paper only: which instants, when it was printed, and where to find the page again. */
export function PrintHead() {
  const { range, step, zone } = useTimeState()
  const link = useFrozenLink()
  const printedMs = usePrint()
  if (printedMs === null) return null
  const clock = `${formatClock(printedMs, zone, 'day')} ${formatClock(printedMs, zone, 'second')}`
  return (
    <div className="mb-4 hidden border-b border-line pb-2 text-label print:block">
      <p>
        Streamgauge · {rangeWords(absolute(range, printedMs), zone, 'long')} · {pointWords(step)} ·
        printed {clock} {zoneLabel(zone, printedMs)}
      </p>
      <p className="wrap-anywhere text-fg-2">{link()}</p>
    </div>
  )
}

/**
 * When the page was last printed, epoch ms; null: never. Charts cannot be measured anew while a browser
 * prints, so the content keeps its width on the screen and is made smaller as a whole: what was two columns or
 * more is two on paper.
 */
function usePrint(): number | null {
  const [printedMs, setPrintedMs] = useState<number | null>(null)
  useLayoutEffect(() => {
    const content = document.getElementById('content')
    function before() {
      flushSync(() => setPrintedMs(pageNow()))
      const width = content?.offsetWidth ?? 0
      if (!content || width <= PAPER_PX) return
      content.style.width = `${width}px`
      content.style.zoom = String(PAPER_PX / width)
      content.style.setProperty('--print-columns', 'repeat(2, minmax(0, 1fr))')
    }
    function after() {
      content?.style.removeProperty('width')
      content?.style.removeProperty('zoom')
      content?.style.removeProperty('--print-columns')
    }
    window.addEventListener('beforeprint', before)
    window.addEventListener('afterprint', after)
    return () => {
      window.removeEventListener('beforeprint', before)
      window.removeEventListener('afterprint', after)
    }
  }, [])
  return printedMs
}
