import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { createTone } from './tone.ts'

const REFUSED = 'No sound: this browser waits for a press on the page, or for its autoplay switch.'

/**
 * One short tone when something becomes critical. What was so already when the board was first whole is
 * no news. Returns in words why nothing is heard; null: it is, or is not wanted.
 * @param noticed what is critical, and since when this screen knows it, epoch ms
 */
export function useTone(
  hasSound: boolean,
  noticed: ReadonlyMap<string, number>,
  isWhole: boolean,
): string | null {
  const [tone] = useState(createTone)
  useEffect(() => (hasSound ? tone.open() : undefined), [tone, hasSound])
  const before = useRef({ noticed, isWhole: false })
  useEffect(() => {
    const { current } = before
    before.current = { noticed, isWhole: isWhole || current.isWhole }
    const isNew = [...noticed.keys()].some((id) => !current.noticed.has(id))
    if (isNew && current.isWhole) tone.play()
  }, [tone, noticed, isWhole])
  const state = useSyncExternalStore(tone.state.subscribe, tone.state.current)
  return state === 'refused' ? REFUSED : null
}
