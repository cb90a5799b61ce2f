import type { CrosshairPage } from '#src/charts/crosshair/crosshair-page.ts'

/**
 * Lets Escape unpin wherever the focus is, except where it has work of its own (fields, dialogs),
 * while something is pinned and until the result is called.
 */
export function unpinByEscape(page: CrosshairPage): () => void {
  let isListening = false
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || isElsewhere(event.target)) return
    page.setPin(null)
    page.say('Unpinned')
  }
  const stop = () => {
    document.removeEventListener('keydown', onKey)
    isListening = false
  }
  const update = () => {
    const isPinned = page.pin.current() !== null
    if (isPinned && !isListening) document.addEventListener('keydown', onKey)
    else if (!isPinned) stop()
    isListening = isPinned
  }
  update()
  const unsubscribe = page.pin.subscribe(update)
  return () => {
    unsubscribe()
    stop()
  }
}

function isElsewhere(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false
  return target.closest('dialog, input, textarea, select, [contenteditable]') !== null
}
