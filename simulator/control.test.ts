import { expect, test } from 'vitest'
import { control } from './control.ts'
import { openBench } from './testing/ask.ts'

test('a command sets a fault and tells the state', () => {
  const { simulator } = openBench({ scenario: 'healthy' })
  const fault = { kind: 'html-502', path: '/sources', count: 2 }
  expect(control(simulator, { fault })).toEqual({ scenario: 'healthy', faults: [fault] })
  expect(control(simulator, { clear: true })).toEqual({ scenario: 'healthy', faults: [] })
})

test('a new scenario starts without the old one’s faults', () => {
  const { simulator } = openBench({ scenario: 'healthy' })
  control(simulator, { fault: { kind: '429' } })
  expect(control(simulator, { scenario: 'demo' })).toEqual({ scenario: 'demo', faults: [] })
})

test.each([
  [{ fault: { kind: 'explode' } }, /"explode"; allowed: html-502/],
  [{ fault: { kind: 'slow', delayMs: '15' } }, /delayMs must be a number/],
  [{ scenario: 'chaos' }, /"chaos"; allowed: demo/],
  [{ tokenLifeSec: 0 }, /tokenLifeSec must be/],
  [{ faults: [] }, /unknown member "faults"/],
  ['clear', /must be a JSON object/],
])('%j is refused by name and changes nothing', (command, message) => {
  const { simulator } = openBench({ scenario: 'healthy' })
  expect(() => control(simulator, command)).toThrow(message)
  expect(simulator.faults()).toEqual([])
})
