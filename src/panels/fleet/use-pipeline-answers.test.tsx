import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { pipelineQueries } from '#src/api/pipeline-queries.ts'
import { watchScrollRest } from '#src/ui/scroll-rest.ts'
import { usePipelineAnswers } from './use-pipeline-answers.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

function watched() {
  const client = new QueryClient()
  const hook = renderHook(() => usePipelineAnswers(), {
    wrapper: ({ children }) => (
      <QueryClientProvider client={client}>{children}</QueryClientProvider>
    ),
  })
  return {
    answer: (id: string, asOfMs: number) =>
      client.setQueryData(pipelineQueries.latest(id).queryKey, { value: null, asOfMs }),
    fail: (id: string) =>
      client
        .fetchQuery({
          ...pipelineQueries.latest(id),
          queryFn: () => Promise.reject(new Error('no answer')),
        })
        .catch(() => {}),
    now: () => hook.result.current,
  }
}

function wait(ms: number) {
  act(() => {
    vi.advanceTimersByTime(ms)
  })
}

test('answers that come one after the other are told together', () => {
  const { answer, now } = watched()
  const before = now()
  answer('a', 1)
  wait(100)
  answer('b', 2)
  expect(now()).toBe(before)
  wait(200)
  expect(now().latestOf('a')?.asOfMs).toBe(1)
  expect(now().latestOf('b')?.asOfMs).toBe(2)
  expect(now().latestOf('c')).toBeUndefined()
})

test('nothing is told while the page is being scrolled', () => {
  const { answer, now } = watched()
  const unwatch = watchScrollRest(() => {})
  answer('a', 1)
  for (let frame = 0; frame < 60; frame++) {
    window.dispatchEvent(new Event('scroll'))
    wait(16)
  }
  expect(now().latestOf('a')).toBeUndefined()
  wait(1000)
  expect(now().latestOf('a')?.asOfMs).toBe(1)
  unwatch()
})

test('a read that failed is told as one, and one that nobody asked for waits', async () => {
  const { fail, now } = watched()
  await act(() => fail('a'))
  wait(1000)
  expect(now().readOf('a').error?.message).toBe('no answer')
  expect(now().readOf('b')).toEqual({ data: undefined, error: null, errorUpdateCount: 0 })
})
