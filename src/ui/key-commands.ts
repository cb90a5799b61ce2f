import { useLayoutEffect } from 'react'

/** Something the keyboard does anywhere on the page. */
export type KeyCommand = {
  readonly id: string
  /** Keys pressed one after the other, by `KeyboardEvent.key`; letters in lower case. */
  readonly keys: readonly string[]
  /** What it does, for buttons and the list of keys: "Zoom out to twice the range". */
  readonly name: string
  readonly run: () => void
}

/** A key that comes later begins anew. */
const SEQUENCE_MS = 1500
const SIGNS: Readonly<Record<string, string>> = { ArrowLeft: '←', ArrowRight: '→' }

const registered = new Set<readonly KeyCommand[]>()
let pressed: readonly string[] = []
let pressedAtMs = 0

/** Every command that can be used at the moment, in the order of registration. */
export function keyCommands(): readonly KeyCommand[] {
  return [...registered].flat()
}

/** Registers commands while the component is mounted; pass the same array while nothing changed. */
export function useKeyCommands(commands: readonly KeyCommand[]): void {
  useLayoutEffect(() => {
    if (registered.size === 0) document.addEventListener('keydown', onKeyDown, { capture: true })
    registered.add(commands)
    return () => {
      registered.delete(commands)
      if (registered.size > 0) return
      document.removeEventListener('keydown', onKeyDown, { capture: true })
    }
  }, [commands])
}

/** Keys as they are printed: "t ←". */
export function keysText(keys: readonly string[]): string {
  return keys.map((key) => SIGNS[key] ?? key).join(' ')
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
  if (isTyping(event.target)) return
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  const isLate = event.timeStamp - pressedAtMs > SEQUENCE_MS
  const sequences = isLate ? [[key]] : [[...pressed, key], [key]]
  pressedAtMs = event.timeStamp
  pressed = sequences.find((keys) => keyCommands().some((one) => startsWith(one.keys, keys))) ?? []
  const command = keyCommands().find(
    (one) => one.keys.length === pressed.length && startsWith(one.keys, pressed),
  )
  if (!command) return
  pressed = []
  event.preventDefault()
  event.stopPropagation()
  command.run()
}

function startsWith(keys: readonly string[], begin: readonly string[]): boolean {
  return begin.every((key, index) => keys[index] === key)
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false
  return target.closest('input, textarea, select, [contenteditable]') !== null
}
