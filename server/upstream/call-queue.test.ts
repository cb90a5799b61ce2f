import { expect, test } from 'vitest'
import { CallQueue, type Lane } from './call-queue.ts'

const stays = new AbortController().signal

/** Enters and notes the name when the turn comes; the returned list holds the way out of each. */
function line(queue: CallQueue) {
  const begun: string[] = []
  const leave = new Map<string, () => void>()
  const enter = async (name: string, lane: Lane = 'other', signal = stays): Promise<void> => {
    leave.set(name, await queue.enter(lane, signal))
    begun.push(name)
  }
  return { begun, enter, leave: (name: string) => leave.get(name)?.() }
}

/** Lets everything that is ready go on. */
const settle = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve))

test('U6: so many run, so many wait in order, and the next is refused at once', async () => {
  const queue = new CallQueue({ maxRunning: 2, maxPipelines: 2, maxWaiting: 2 })
  const { begun, enter, leave } = line(queue)
  for (const name of ['a', 'b', 'c', 'd']) void enter(name)
  await settle()
  expect(begun).toEqual(['a', 'b'])
  expect([queue.running, queue.waiting]).toEqual([2, 2])
  await expect(enter('e')).rejects.toMatchObject({ code: 'upstream_busy', status: 503 })
  leave('b')
  await settle()
  leave('a')
  await settle()
  expect(begun).toEqual(['a', 'b', 'c', 'd'])
  expect([queue.running, queue.waiting]).toEqual([2, 0])
})

test('pipelines keep to their lane: others pass those that wait', async () => {
  const queue = new CallQueue({ maxRunning: 3, maxPipelines: 1, maxWaiting: 9 })
  const { begun, enter, leave } = line(queue)
  void enter('pipeline 1', 'pipeline')
  void enter('pipeline 2', 'pipeline')
  void enter('sources')
  await settle()
  expect(begun).toEqual(['pipeline 1', 'sources'])
  leave('sources')
  await settle()
  expect(begun).toEqual(['pipeline 1', 'sources'])
  leave('pipeline 1')
  await settle()
  expect(begun).toEqual(['pipeline 1', 'sources', 'pipeline 2'])
})

test('who leaves the queue gives its place to the next', async () => {
  const queue = new CallQueue({ maxRunning: 1, maxPipelines: 1, maxWaiting: 2 })
  const { begun, enter, leave } = line(queue)
  const leaving = new AbortController()
  void enter('a')
  const left = enter('b', 'other', leaving.signal)
  void enter('c')
  await settle()
  leaving.abort()
  await expect(left).rejects.toMatchObject({ reason: 'VIEWER_LEFT' })
  expect(queue.waiting).toBe(1)
  leave('a')
  await settle()
  expect(begun).toEqual(['a', 'c'])
  await expect(enter('d', 'other', leaving.signal)).rejects.toMatchObject({ kind: 'unreachable' })
})
