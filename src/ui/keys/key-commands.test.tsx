import { fireEvent, render, screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { keyNotes, runKeyCommand, useKeyCommands, type KeyCommand } from './key-commands.ts'

function Registered({ commands }: { commands: readonly KeyCommand[] }) {
  useKeyCommands(commands)
  return (
    <>
      <label>
        Field
        <input />
      </label>
      <button type="button">Press</button>
    </>
  )
}

type More = Partial<Pick<KeyCommand, 'isRepeated'>>

/** A page with one command; the result counts how often it was done. */
function renderCommand(keys: readonly string[], more: More = {}) {
  const run = vi.fn<() => void>()
  render(<Registered commands={[{ id: 'list.go', keys, name: 'Go', run, ...more }]} />)
  return run
}

function press(key: string, more: KeyboardEventInit = {}, target: Element = document.body) {
  return fireEvent.keyDown(target, { key, ...more })
}

function pressAt(timeStamp: number, key: string) {
  const event = new KeyboardEvent('keydown', { key, bubbles: true })
  Object.defineProperty(event, 'timeStamp', { value: timeStamp })
  fireEvent(document.body, event)
}

test('keys one after the other are one command', () => {
  const run = renderCommand(['g', 's'])
  press('g')
  expect(run).not.toHaveBeenCalled()
  expect(press('s')).toBe(false)
  expect(run).toHaveBeenCalledTimes(1)
  press('s')
  expect(run).toHaveBeenCalledTimes(1)
})

test('a sequence that is not gone on with in time begins anew', () => {
  const run = renderCommand(['g', 's'])
  pressAt(1_000_000, 'g')
  pressAt(1_001_600, 's')
  expect(run).not.toHaveBeenCalled()
  pressAt(1_010_000, 'g')
  pressAt(1_011_400, 's')
  expect(run).toHaveBeenCalledTimes(1)
})

test('another key in between breaks a sequence, its first key begins it again', () => {
  const run = renderCommand(['g', 's'])
  for (const key of ['g', 'x', 's']) press(key)
  expect(run).not.toHaveBeenCalled()
  for (const key of ['g', 'g', 's']) press(key)
  expect(run).toHaveBeenCalledTimes(1)
})

test('letters typed into a field stay there, Ctrl or ⌘ and a letter do not', () => {
  const letter = renderCommand(['s'])
  const chord = vi.fn<() => void>()
  render(<Registered commands={[{ id: 'find', keys: ['Mod+k'], name: 'Find', run: chord }]} />)
  const [field] = screen.getAllByLabelText('Field')
  if (!field) throw new Error('the page has a field')
  expect(press('s', {}, field)).toBe(true)
  expect(letter).not.toHaveBeenCalled()
  press('k', { ctrlKey: true }, field)
  press('k', { metaKey: true }, field)
  expect(chord).toHaveBeenCalledTimes(2)
  expect(press('s', { ctrlKey: true })).toBe(true)
  expect(letter).not.toHaveBeenCalled()
})

test.each([' ', 'Enter'])('%j belongs to the button that has the focus', (key) => {
  const run = renderCommand([key])
  expect(press(key, {}, screen.getByRole('button'))).toBe(true)
  expect(press(key, { shiftKey: true })).toBe(true)
  expect(run).not.toHaveBeenCalled()
  expect(press(key)).toBe(false)
  expect(run).toHaveBeenCalledTimes(1)
})

test('a key held down does it once, or again and again where that is wanted', () => {
  const once = renderCommand(['r'])
  press('r')
  press('r', { repeat: true })
  expect(once).toHaveBeenCalledTimes(1)
  const often = renderCommand(['j'], { isRepeated: true })
  press('j')
  press('j', { repeat: true })
  expect(often).toHaveBeenCalledTimes(2)
})

test('a command without keys takes no key away, and is run by its id', () => {
  const run = renderCommand([])
  expect(press('Tab')).toBe(true)
  expect(press('x')).toBe(true)
  expect(run).not.toHaveBeenCalled()
  runKeyCommand('list.go')
  expect(run).toHaveBeenCalledTimes(1)
})

test('an open dialog keeps the keys, but for those it lets through', () => {
  const run = renderCommand(['s'])
  const { unmount } = render(<dialog open />)
  press('s')
  expect(run).not.toHaveBeenCalled()
  unmount()
  render(<dialog open data-keys="time. list." />)
  press('s')
  expect(run).toHaveBeenCalledTimes(1)
})

test('what is not on the page any more is neither done nor listed', () => {
  const run = vi.fn<() => void>()
  const { unmount } = render(
    <Registered commands={[{ id: 'list.go', keys: ['s'], name: 'Go', run }]} />,
  )
  expect(keyNotes()).toHaveLength(1)
  runKeyCommand('list.go')
  expect(run).toHaveBeenCalledTimes(1)
  unmount()
  press('s')
  runKeyCommand('list.go')
  expect(run).toHaveBeenCalledTimes(1)
  expect(keyNotes()).toEqual([])
})
