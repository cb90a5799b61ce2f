import './page.css'
import { BenchData, POINT_COUNTS } from './bench-data.ts'
import { LongTasks, workAndPaint } from './frame-clock.ts'
import type { Work } from './library.ts'
import type { WorkKind } from './page-api.ts'
import { isFollowed, moveTo } from './pointer.ts'
import { streamgaugeCharts } from './streamgauge-charts.tsx'
import { uplotCharts } from './uplot-charts.ts'

const search = new URLSearchParams(location.search)
const points = POINT_COUNTS.find((count) => String(count) === search.get('points'))
const root = document.querySelector<HTMLElement>('#root')
if (!points || !root) throw new RangeError(`points must be one of ${POINT_COUNTS.join(', ')}`)

document.documentElement.dataset['pixels'] = search.get('pixels') ?? 'yes'
const library =
  search.get('library') === 'uplot'
    ? uplotCharts(search.get('cursor') === 'yes')
    : streamgaugeCharts()
const data = new BenchData(points)
const longTasks = new LongTasks()
let prepared: readonly Work[] = []

const makers: Readonly<Record<WorkKind, () => Work>> = {
  idle: () => () => undefined,
  mount: () => library.mount(root, data.next()),
  'refresh-still': () => library.refresh(data.nextStill()),
  'refresh-moved': () => library.refresh(data.nextMoved()),
  'refresh-any': () => library.refresh(data.next()),
}

window.bench = {
  prepare(kind, count) {
    prepared = Array.from({ length: count }, makers[kind])
  },
  async run() {
    await longTasks.take()
    for (const work of prepared) await workAndPaint(work)
    prepared = []
    return longTasks.take()
  },
  async unmount() {
    await workAndPaint(() => library.unmount())
    root.replaceChildren()
  },
  rewind: () => data.rewind(),
  async followsPointer() {
    const plot = library.plots()[0]
    return plot !== undefined && isFollowed(plot)
  },
  async hover(part) {
    const plot = library.plots()[0]
    await workAndPaint(() => {
      if (plot && part !== null) moveTo(plot, part)
    })
  },
  drawnLines: () => library.drawnLines(),
  elements: () => document.querySelectorAll('*').length,
}
