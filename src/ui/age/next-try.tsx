import { useFromNow } from './clock-context.tsx'
import { useRefreshState } from './refresh-context.tsx'

/** "Next try in 4 s.", counting down; nothing when no try is planned. */
export function NextTry() {
  const nextTryMs = useRefreshState((state) => state.nextTryMs ?? state.nextRoundMs)
  const isAsking = useRefreshState((state) => state.isAsking)
  const seconds = useSecondsUntil(nextTryMs)
  if (isAsking || seconds === 0) return <>Trying again now.</>
  return seconds === null ? null : <>Next try in {seconds} s.</>
}

/** Whole seconds until a moment by this device's clock (epoch ms), never below 0; null: no moment. */
export function useSecondsUntil(atMs: number | null): number | null {
  return useFromNow(() =>
    atMs === null ? null : Math.max(0, Math.ceil((atMs - Date.now()) / 1000)),
  )
}
