import { expect, test } from 'vitest'
import { statusLook } from '#src/model/status.ts'
import { flapping } from './flapping.ts'

const MINUTE = 60_000
const toneOf = (status: string | null) => statusLook(status).tone

/** Changes at so many minutes, to and fro between two statuses. */
function changesAt(
  minutes: readonly number[],
  pair: readonly [string, string] = ['Active', 'Starting'],
) {
  const [one, other] = pair
  return minutes.map((minute, index) => ({
    atMs: minute * MINUTE,
    from: index % 2 === 0 ? one : other,
    to: index % 2 === 0 ? other : one,
  }))
}

test.each<[string, readonly number[], number, number | null]>([
  ['four changes in an hour', [0, 10, 20, 30], 31, 4],
  ['four changes in exactly an hour', [0, 20, 40, 60], 61, 3],
  ['three changes', [0, 10, 20], 21, null],
  ['four changes in more than an hour', [0, 20, 41, 61], 62, null],
  ['six changes', [0, 5, 10, 15, 20, 25], 26, 6],
  ['29 min calm', [0, 10, 20, 30], 59, 4],
  ['30 min calm', [0, 10, 20, 30], 60, null],
  ['a change after the calm begins anew', [0, 10, 20, 30, 61], 62, null],
  ['it goes on with fewer changes while it never calms down', [0, 10, 20, 30, 55, 80, 105], 106, 3],
  ['changes in the future do not count', [0, 10, 20, 30], 25, null],
])('%s', (_, minutes, nowMinute, count) => {
  expect(flapping(changesAt(minutes), nowMinute * MINUTE, toneOf)?.count ?? null).toBe(count)
})

test('people who stop and start it on purpose do not make it flap', () => {
  const changes = changesAt([0, 10, 20, 30, 40], ['Active', 'Paused'])
  expect(flapping(changes, 41 * MINUTE, toneOf)).toBeNull()
})

test('its colour is the worst it passed through, and amber at least', () => {
  const now = 31 * MINUTE
  expect(flapping(changesAt([0, 10, 20, 30], ['Active', 'Broken']), now, toneOf)?.worst).toBe(
    'crit',
  )
  expect(flapping(changesAt([0, 10, 20, 30]), now, toneOf)).toMatchObject({
    worst: 'warn',
    sinceMs: 0,
  })
})
