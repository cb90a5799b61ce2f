import { useMemo } from 'react'
import { pageNow } from '#src/model/server-time.ts'
import { absolute, backward, forward, zoomOut } from '#src/model/shift-range.ts'
import type { TimeRange } from '#src/model/time-range.ts'
import type { KeyCommand } from '#src/ui/key-commands.ts'
import { rememberRange } from '#src/ui/recent-ranges.ts'
import { rangeQuery, type ReadRange } from '#src/url/range-text.ts'
import { parseTyped } from '#src/url/typed-range.ts'
import { useTimeState } from '#src/url/use-time-state.tsx'

const NO_CLIPBOARD: ReadRange = {
  range: null,
  problem: 'The browser does not let this page read the clipboard; paste into the field instead.',
}

type Move = (range: TimeRange, nowMs: number) => TimeRange

/**
 * What can be done with the range, by key and by button. `say` gets one sentence about what happened
 * where the page does not show it.
 */
export function useTimeCommands(say: (sentence: string) => void): readonly KeyCommand[] {
  const { range, zone, setRange } = useTimeState()
  return useMemo(() => {
    const move = (change: Move) => () => setRange(change(range, pageNow()))
    const copy = () => void copyRange(range).then(say)
    const choosePasted = (text: string | null) => {
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
  }, [range, zone, setRange, say])
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
