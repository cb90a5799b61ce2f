import { useMemo } from 'react'
import { useKeyCommands, type KeyCommand, type KeyNote } from '#src/ui/keys/key-commands.ts'
import { say } from '#src/ui/said.tsx'
import { useFullChart } from '#src/url/chart/use-full-chart.ts'

/** What a focused chart listens to itself. */
const CHART_NOTES: readonly KeyNote[] = [
  { keys: ['ArrowLeft', 'ArrowRight'], name: 'In a chart: the sample before, the next one' },
  { keys: ['PageUp', 'PageDown'], name: 'Ten samples on, ten back' },
  { keys: ['Home', 'End'], name: 'The first sample, the last' },
  { keys: ['Shift'], name: 'With any of these: select from here on' },
  { keys: ['Enter'], name: 'Zoom into what is selected, else pin or unpin' },
  { keys: ['Escape'], name: 'Give up the selection, the pin, the crosshair' },
].map((note) => ({ ...note, id: `chart.${note.keys.join('-')}`, scope: 'chart', isEither: true }))

const NONE = 'Point at a chart or go to it by Tab, then press F.'

/** The keys of a page with charts: `f` shows the one in use at full size. */
export function useChartKeys(): void {
  const { openChart } = useFullChart()
  const commands = useMemo((): readonly KeyCommand[] => {
    const run = () => {
      const id = chartInUse()
      if (id === null) say(NONE)
      else openChart(id)
    }
    return [
      { id: 'chart.full', keys: ['f'], name: 'Full size; Escape goes back', scope: 'chart', run },
    ]
  }, [openChart])
  useKeyCommands(commands)
  useKeyCommands(CHART_NOTES)
}

/** Id of the chart that has the focus, else of the one under the pointer. */
function chartInUse(): string | null {
  const focused = document.activeElement?.closest<HTMLElement>('[data-chart]')
  const used = focused ?? document.querySelector<HTMLElement>('[data-chart]:hover')
  return used?.dataset['chart'] ?? null
}
