/** How long a page may take to show that it follows the pointer. */
const NOTICE_MS = 300

/** Whether anything on the page changes when a pointer moves over `plot`. */
export async function isFollowed(plot: Element): Promise<boolean> {
  let changes = 0
  const observer = new MutationObserver((records) => {
    changes += records.length
  })
  const all = { subtree: true, childList: true, attributes: true, characterData: true }
  observer.observe(document.body, all)
  for (const part of [0.3, 0.7]) {
    moveTo(plot, part)
    await new Promise((resolve) => {
      setTimeout(resolve, NOTICE_MS)
    })
  }
  observer.disconnect()
  return changes > 0
}

/** As a browser tells it: a pointer event, then a mouse event, at the element under the pointer. */
export function moveTo(plot: Element, part: number): void {
  const box = plot.getBoundingClientRect()
  const clientX = box.left + box.width * part
  const clientY = box.top + box.height / 2
  const target = document.elementFromPoint(clientX, clientY) ?? plot
  const init = { bubbles: true, cancelable: true, clientX, clientY, view: window }
  target.dispatchEvent(new PointerEvent('pointermove', { ...init, pointerType: 'mouse' }))
  target.dispatchEvent(new MouseEvent('mousemove', init))
}
