import { expect, test } from 'vitest'
import { fitLine, fitWords, nameLines, textEm } from './fit-text.ts'

test.each([
  ['a name that fits stays whole', 'orders', ['orders']],
  ['words stay whole', 'clickstream to search', ['clickstream to ', 'search']],
  ['the first line takes what it can', 'crm to big databases', ['crm to big ', 'databases']],
  ['without a space it breaks after a hyphen', 'payments-eu-central', ['payments-eu-', 'central']],
  ['without either it breaks anywhere', 'paymentscentraleu', ['paymentscentr', 'aleu']],
])('%s', (_, name, lines) => {
  expect(nameLines(name, 8.3)).toEqual(lines)
  expect(lines.join('')).toBe(name)
})

test('a name too long for two lines keeps both ends', () => {
  const [head = '', tail = ''] = nameLines(
    'stock-sqlserveraws-116 to snowflake-production-007',
    8.3,
  )
  expect(head).toMatch(/^stock-sqls.*…$/)
  expect(tail).toBe('production-007')
  for (const line of [head, tail]) expect(textEm(line)).toBeLessThanOrEqual(8.3)
})

test('one line loses its middle, never more than it must', () => {
  expect(fitLine('orders to Snowflake', 20)).toBe('orders to Snowflake')
  const cut = fitLine('orders-production to warehouse-002', 10)
  expect(cut).toMatch(/^orders.*….*002$/)
  expect(textEm(cut)).toBeLessThanOrEqual(10)
  expect(textEm(cut)).toBeGreaterThan(8)
})

test('letters of other scripts are taken as wide, and pairs are not torn', () => {
  expect(textEm('注文')).toBe(2.08)
  expect(fitLine('🚚🚚🚚🚚🚚🚚', 3.94)).toMatch(/^(🚚)+…(🚚)+$/u)
})

test('without room there is no text, and no failure', () => {
  expect(fitLine('orders', 0)).toBe('…')
})

test('a sentence keeps its first whole words', () => {
  const sentence = 'Falling behind: records waiting, growing'
  expect(fitWords(sentence, { lines: 2, lineEm: 40 })).toBe(sentence)
  expect(fitWords(sentence, { lines: 3, lineEm: 9 })).toBe(sentence)
  expect(fitWords(sentence, { lines: 2, lineEm: 9 })).toBe('Falling behind: records …')
  expect(fitWords(sentence, { lines: 0, lineEm: 9 })).toBe('')
})
