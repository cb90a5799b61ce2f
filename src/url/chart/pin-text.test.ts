import { expect, test } from 'vitest'
import { parsePin, pinText } from './pin-text.ts'

test.each([
  ['UTC', '2026-11-21T13:50:00Z', '2026-11-21T13:50:00Z'],
  ['without seconds', '2026-11-21T13:50Z', '2026-11-21T13:50:00Z'],
  ['with ms', '2026-11-21T13:50:00.250Z', '2026-11-21T13:50:00.250Z'],
  ['another zone', '2026-11-21T19:35:00+05:45', '2026-11-21T13:50:00Z'],
])('%s is the same instant everywhere', (_, text, same) => {
  const atMs = parsePin(text)
  expect(atMs).toBe(Date.parse(same))
  expect(atMs && pinText(atMs)).toBe(same)
})

test.each([
  ['relative', 'now-5m'],
  ['without a zone', '2026-11-21T13:50:00'],
  ['a day', '2026-11-21'],
  ['epoch ms', '1795226400000'],
  ['the 31st of February', '2026-02-31T00:00:00Z'],
  ['an hour nobody has', '2026-11-21T25:00:00Z'],
  ['another millennium', '1026-11-21T02:00:00Z'],
  ['nothing', ''],
])('%s is no pin', (_, text) => {
  expect(parsePin(text)).toBeNull()
})
