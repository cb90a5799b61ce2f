import { momentText, spokenDuration, spokenMoment } from '#src/charts/tooltip/tooltip-rows.ts'
import { formatMoment } from '#src/format/clock-time.ts'
import type { CrosshairChart } from './crosshair-chart.ts'
import type { CrosshairPage } from './crosshair-page.ts'
import { isShown } from './crosshair-view.ts'
import { walk, walkTimes } from './crosshair-walk.ts'

/** How many samples each key goes on; upwards is later, as on a slider. */
const STEPS: ReadonlyMap<string, number> = new Map([
  ['ArrowLeft', -1],
  ['ArrowRight', 1],
  ['PageDown', -10],
  ['PageUp', 10],
  ['Home', -Infinity],
  ['End', Infinity],
])

/**
 * Lets keys walk along the samples of the chart that has the focus, select, zoom and pin, until the
 * result is called.
 */
export function listenToKeys(page: CrosshairPage, chart: CrosshairChart): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== chart.surface) return
    if (!isDone(page, chart, event)) return
    event.preventDefault()
    event.stopPropagation()
  }
  const onBlur = () => {
    if (page.selection.anchorIn(chart) !== null) page.deselect()
    page.left(chart)
  }
  chart.surface.addEventListener('keydown', onKey)
  chart.surface.addEventListener('blur', onBlur)
  return () => {
    chart.surface.removeEventListener('keydown', onKey)
    chart.surface.removeEventListener('blur', onBlur)
  }
}

function isDone(page: CrosshairPage, chart: CrosshairChart, event: KeyboardEvent): boolean {
  const step = STEPS.get(event.key)
  if (step !== undefined) return isWalked(page, chart, { step, isSelecting: event.shiftKey })
  if (event.key === 'Enter' || event.key === ' ') return isEntered(page, chart)
  return event.key === 'Escape' && isCleared(page, chart)
}

function isWalked(
  page: CrosshairPage,
  chart: CrosshairChart,
  { step, isSelecting }: { readonly step: number; readonly isSelecting: boolean },
): boolean {
  const { view } = chart
  const from = page.cursorIn(chart) ?? pinnedIn(page, chart)
  const toMs = walk(walkTimes(view), from, step)
  if (toMs === null) {
    page.say(`${view.name}: no data`)
    return true
  }
  page.putAt(chart, toMs)
  if (!isSelecting || !page.canZoom) {
    page.deselect()
    page.say(spokenMoment(view, toMs))
    return true
  }
  page.select(chart, page.selection.anchorIn(chart) ?? from ?? toMs, toMs)
  page.say(selectionText(page, chart))
  return true
}

/** The pinned instant, where a walk through the chart begins when it is in its window. */
function pinnedIn(page: CrosshairPage, { view }: CrosshairChart): number | null {
  const pin = page.pin.current()
  return pin && isShown(view, pin.atMs) ? pin.atMs : null
}

/** Zooms into a selection; else pins the crosshair, or unpins. */
function isEntered(page: CrosshairPage, chart: CrosshairChart): boolean {
  if (page.selection.anchorIn(chart) !== null) {
    const words = selectionText(page, chart)
    page.take('onZoom')
    page.say(`Zoomed: ${words}`)
    return true
  }
  const atMs = page.cursorIn(chart)
  const pinned = page.pin.current()
  if (atMs === null && !pinned) return false
  const isPinned = atMs === null || atMs === pinned?.atMs
  page.setPin(isPinned ? null : { atMs, chart: chart.id })
  page.say(isPinned ? 'Unpinned' : `Pinned ${spokenMoment(chart.view, atMs)}`)
  return true
}

/** Escape takes away one thing at a time: the selection, the pin, the crosshair. */
function isCleared(page: CrosshairPage, chart: CrosshairChart): boolean {
  if (page.selection.isActive) {
    page.deselect()
    page.say('Selection cancelled')
  } else if (page.pin.current()) {
    page.setPin(null)
    page.say('Unpinned')
  } else if (page.cursorIn(chart) !== null) {
    page.left(chart)
  } else return false
  return true
}

/** "13:50 to 14:20 UTC selected, 30 min". */
function selectionText(page: CrosshairPage, { view }: CrosshairChart): string {
  const selected = page.selection.window()
  if (!selected) return ''
  const { fromMs, toMs } = selected
  const { window, zone } = view.time
  const from = formatMoment(fromMs, zone, { window, style: 'minute' })
  return `${from} to ${momentText(toMs, view.time)} selected, ${spokenDuration(toMs - fromMs)}`
}
