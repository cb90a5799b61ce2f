import { useMemo } from 'react'
import { pageNow } from '#src/model/time/server-time.ts'
import { absolute, backward, forward, zoomOut } from '#src/model/time/shift-range.ts'
import type { TimeRange } from '#src/model/time/time-range.ts'
import type { KeyCommand } from '#src/ui/keys/key-commands.ts'
import { say } from '#src/ui/said.tsx'
import { rangeQuery, type ReadRange } from '#src/url/time/range-text.ts'
import { useTimeState } from '#src/url/time/use-time-state.tsx'

const NO_CLIPBOARD: ReadRange = {
  range: null,
  problem: 'The browser does not let this page read the clipboard; paste into the field instead.',
}

type Move = (range: TimeRange, nowMs: number) => TimeRange

/** What can be done with the range, by key and by button. */
export function useTimeCommands(): readonly KeyCommand[] {
  const { range, zone, setRange } = useTimeState()
  return useMemo(() => {
    const move = (change: Move) => () => setRange(change(range, pageNow()))
    const copy = () => void copyRange(range).then(say)
    const choosePasted = async (text: string | null) => {
      // Only needed here and in the dialog: not worth the wait for the first page.
      const [{ parseTyped }, { rememberRange }] = await Promise.all([
        import('#src/url/time/typed-range.ts'),
        import('#src/ui/time/recent-ranges.ts'),
      ])
      const read = text === null ? NO_CLIPBOARD : parseTyped(text, zone, pageNow())
      if (read.range === null) {
        say(`Not pasted. ${read.problem}`)
        return
      }
      rememberRange(read.range)
      setRange(read.range)
    }
    const paste = () => void pastedText().then(choosePasted)
    return [
      { id: 'time.back', keys: ['t', 'ArrowLeft'], name: 'Back', run: move(backward) },
      { id: 'time.forward', keys: ['t', 'ArrowRight'], name: 'Forward', run: move(forward) },
      { id: 'time.zoom-out', keys: ['t', 'z'], name: 'Zoom out ×2', run: move(zoomOut) },
      { id: 'time.absolute', keys: ['t', 'a'], name: 'Make absolute', run: move(absolute) },
      { id: 'time.copy', keys: ['t', 'c'], name: 'Copy range', run: copy },
      { id: 'time.paste', keys: ['t', 'v'], name: 'Paste range', run: paste },
    ]
  }, [range, zone, setRange])
}

async function copyRange(range: TimeRange): Promise<string> {
  const text = rangeQuery(range)
  try {
    await navigator.clipboard.writeText(text)
    return `Copied: ${text}`
  } catch {
    return `The browser does not allow copying here. The range is ${text}`
  }
}

async function pastedText(): Promise<string | null> {
  try {
    return await navigator.clipboard.readText()
  } catch {
    return null
  }
}
