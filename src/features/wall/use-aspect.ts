import { useSyncExternalStore } from 'react'

/** Width of the window divided by its height, also after the screen is turned. */
export function useAspect(): number {
  return useSyncExternalStore(subscribe, () => window.innerWidth / window.innerHeight)
}

function subscribe(onChange: () => void) {
  window.addEventListener('resize', onChange)
  return () => window.removeEventListener('resize', onChange)
}
