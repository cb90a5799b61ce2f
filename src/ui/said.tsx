import { useEffect, useSyncExternalStore } from 'react'
import { createStore } from '#src/model/store.ts'

const SAID_MS = 5000
const said = createStore('')

/** Shows and speaks one sentence about what happened where the page does not show it. */
export function say(sentence: string): void {
  said.set(sentence)
}

/** Where sentences appear; each leaves by itself. One for the whole app. */
export function Said() {
  const sentence = useSyncExternalStore(said.subscribe, said.current)
  useEffect(() => {
    if (sentence === '') return undefined
    const timer = setTimeout(say, SAID_MS, '')
    return () => clearTimeout(timer)
  }, [sentence])
  return (
    <output
      className={`absolute top-full left-0 z-10 mt-2 w-max max-w-[90vw] rounded-md border border-line-strong bg-surface px-3 py-1.5 text-label wrap-anywhere ${sentence === '' ? 'sr-only' : ''}`}
    >
      {sentence}
    </output>
  )
}
