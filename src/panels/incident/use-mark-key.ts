import { useEffect, useMemo, useRef, useState } from 'react'
import { useCrosshair } from '#src/charts/crosshair/crosshair-context.ts'
import { useClockText } from '#src/ui/age/use-clock-text.ts'
import { useKeyCommands } from '#src/ui/keys/key-commands.ts'
import { say } from '#src/ui/said.tsx'
import { usePin } from '#src/url/chart/use-pin.ts'
import { usePageMark } from './page-marks.tsx'

const NOTHING = 'Select a stretch in a chart, or pin an instant, then mark.'

/**
 * `m` marks what is selected in a chart; without a selection it begins a mark at the pinned instant,
 * and ends it at the next one. `begunMs`: where a mark was begun, epoch ms; null: none was.
 */
export function useMarkKey() {
  const page = useCrosshair()?.page
  const { pinMs } = usePin()
  const { setMark } = usePageMark()
  const clock = useClockText()
  const [begunMs, setBegunMs] = useState<number | null>(null)
  function press() {
    if (page?.take('onMark')) return
    if (pinMs === null) say(NOTHING)
    else if (begunMs === null || begunMs === pinMs) {
      setBegunMs(pinMs)
      say(`A mark begins at ${clock(pinMs)}. Pin where it ends, then mark again.`)
    } else {
      setBegunMs(null)
      setMark({ fromMs: Math.min(begunMs, pinMs), toMs: Math.max(begunMs, pinMs) })
    }
  }
  const latest = useRef(press)
  useEffect(() => {
    latest.current = press
  })
  useKeyCommands(
    useMemo(
      () => [
        {
          id: 'mark.set',
          keys: ['m'],
          name: 'Mark what is selected, or from pin to pin',
          scope: 'chart',
          run: () => latest.current(),
        },
      ],
      [],
    ),
  )
  return { begunMs, press } as const
}
