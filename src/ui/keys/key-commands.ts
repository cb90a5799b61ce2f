import { useLayoutEffect } from 'react'

/** Where keys count: on every page, in a list, around charts. */
export type KeyScope = 'page' | 'list' | 'chart'

/** Keys and what they do, as the list of keys prints it. */
export type KeyNote = {
  readonly id: string
  /**
   * Keys pressed one after the other, by `KeyboardEvent.key`; letters in lower case. `Mod+k` is K with
   * Ctrl or ⌘ and counts in fields too. Empty: no key, only found in the palette.
   */
  readonly keys: readonly string[]
  /** What they do, for buttons and lists: "Zoom out to twice the range". */
  readonly name: string
  /** `page` when absent. */
  readonly scope?: KeyScope
  /** Each of the keys alone, not one after the other; for notes only. */
  readonly isEither?: boolean
}

/** Something the keyboard does wherever the focus is. */
export type KeyCommand = KeyNote & {
  readonly run: () => void
  /** A key that is held down does it again and again. */
  readonly isRepeated?: boolean
}

/** A key that comes later begins anew. */
const SEQUENCE_MS = 1500
/** What does something of its own with Space or Enter when it is focused. */
const USES_ENTER =
  'a, button, input, select, textarea, summary, [contenteditable], [role], [tabindex]:not([tabindex="-1"])'

const registered = new Set<readonly (KeyNote | KeyCommand)[]>()
let pressed: readonly string[] = []
let pressedAtMs = 0

/** Everything the keyboard does on the page at the moment, in the order of registration. */
export function keyNotes(): readonly KeyNote[] {
  return [...registered].flat()
}

/** The part of it that is done wherever the focus is, and by the palette. */
export function keyCommands(): readonly KeyCommand[] {
  return [...registered].flat().filter((one) => 'run' in one)
}

/** Does what a command of this id does; nothing while there is none. */
export function runKeyCommand(id: string): void {
  keyCommands()
    .find((one) => one.id === id)
    ?.run()
}

/**
 * Registers commands while the component is mounted; pass the same array while nothing changed. Notes
 * without `run` are for keys that a control listens to itself.
 */
export function useKeyCommands(commands: readonly (KeyNote | KeyCommand)[]): void {
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

function onKeyDown(event: KeyboardEvent): void {
  const key = keyOf(event)
  if (key === null) return
  const commands = keyCommands().filter(isLetThrough)
  const isLate = event.timeStamp - pressedAtMs > SEQUENCE_MS
  const sequences = isLate ? [[key]] : [[...pressed, key], [key]]
  pressedAtMs = event.timeStamp
  pressed = sequences.find((keys) => commands.some((one) => startsWith(one.keys, keys))) ?? []
  if (pressed.length === 0) return
  const command = commands.find(
    (one) => one.keys.length === pressed.length && startsWith(one.keys, pressed),
  )
  if (!command) return
  pressed = []
  event.preventDefault()
  event.stopPropagation()
  if (!event.repeat || command.isRepeated) command.run()
}

/** The key in the words of the commands; null where it belongs to what is focused. */
function keyOf(event: KeyboardEvent): string | null {
  if (event.altKey || event.isComposing) return null
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  if (event.ctrlKey || event.metaKey) return `Mod+${key}`
  const target = event.target instanceof Element ? event.target : null
  if (target?.closest('input, textarea, select, [contenteditable]')) return null
  // With Shift the space bar goes on scrolling.
  const isEnter = key === ' ' || key === 'Enter'
  return isEnter && (event.shiftKey || target?.closest(USES_ENTER)) ? null : key
}

/** An open dialog keeps the keys, but for commands whose ids begin as its `data-keys` says. */
function isLetThrough({ id }: KeyNote): boolean {
  const dialog = [...document.querySelectorAll<HTMLElement>('dialog[open]')].at(-1)
  if (!dialog) return true
  const { keys = '' } = dialog.dataset
  return keys.split(' ').some((begin) => begin !== '' && id.startsWith(begin))
}

function startsWith(keys: readonly string[], begin: readonly string[]): boolean {
  return begin.every((key, index) => keys[index] === key)
}
