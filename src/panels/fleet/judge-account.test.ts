import { expect, test } from 'vitest'
import type { BulkTimeseries } from '#src/api/metrics-model.ts'
import { NO_SETTINGS } from '#src/model/settings.ts'
import { stepOf } from '#src/model/time/time-range.ts'
import type { FleetAnswers } from '#src/panels/fleet-health.ts'
import { judgedPipeline } from '#src/testing/judged.ts'
import { judgeAccount, type AccountAnswers } from './judge-account.ts'
import type { PipelineLatest } from './use-pipeline-answers.ts'

const NOW_MS = Date.UTC(2026, 2, 3, 10, 0)
const NOTHING = { account: {}, connectors: {}, inline: {}, tasks: {}, topics: {} }
const SERIES: BulkTimeseries = {
  metrics: NOTHING,
  problems: [],
  window: { fromMs: NOW_MS - 60_000, toMs: NOW_MS },
  step: stepOf('minute', 1),
}
const ENDS: FleetAnswers = {
  connectors: [],
  listedAtMs: NOW_MS,
  latest: { value: NOTHING, asOfMs: NOW_MS },
  series: { value: SERIES, asOfMs: NOW_MS },
}
const ANSWER: PipelineLatest = { value: null, asOfMs: NOW_MS }

const PIPELINES = ['a', 'b', 'c'].map((name) => judgedPipeline(name, 'flowing').pipeline)

/** The account, of whose pipelines these have been answered. */
const FIXED = {
  sources: ENDS,
  destinations: ENDS,
  pipelines: PIPELINES,
  nowMs: NOW_MS,
  settings: NO_SETTINGS,
  mutes: new Map(),
}

function judgedWith(answered: readonly string[], more: Partial<AccountAnswers> = {}) {
  const latestOf = (id: string) => (answered.includes(id) ? ANSWER : undefined)
  return judgeAccount({ ...FIXED, latestOf, ...more }).pipelines
}

const [first = '', second = '', third = ''] = PIPELINES.map(({ id }) => id)

test('an answer of one pipeline judges that one again and leaves the others', () => {
  const before = judgedWith([first])
  const after = judgedWith([first, second])
  expect([...(after?.keys() ?? [])]).toEqual([first, second, third])
  expect(after?.get(first)).toBe(before?.get(first))
  expect(after?.get(third)).toBe(before?.get(third))
  expect(before?.get(second)?.basis).toBe('ends')
  expect(after?.get(second)?.basis).toBe('own')
})

test('no new answer: the same verdicts; a later moment judges all again', () => {
  const before = judgedWith([first])
  expect(judgedWith([first])).toBe(before)
  const later = judgedWith([first], { nowMs: NOW_MS + 60_000 })
  expect(later?.get(third)).not.toBe(before?.get(third))
})

test('nobody has seen since when what a pipeline is by its ends alone', () => {
  const pipelines = judgedWith([first])
  expect(pipelines?.get(first)?.since).toMatchObject({ sinceMs: NOW_MS, isObserved: true })
  expect(pipelines?.get(second)?.since).toBeNull()
})
