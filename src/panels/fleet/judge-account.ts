import { observedStore } from '#src/api/observed/observed-store.ts'
import type { Pipeline } from '#src/model/entity.ts'
import type { DestinationFacts, SourceFacts } from '#src/model/health/health-facts.ts'
import type { Settings } from '#src/model/settings.ts'
import type { FleetAnswers } from '#src/panels/fleet-health.ts'
import type { Fleet, JudgedPipeline } from './fleet.ts'
import {
  judgeDestinations,
  judgePipelines,
  judgeSources,
  lateOf,
  type JudgeContext,
  type JudgedConnectors,
} from './judge-fleet.ts'
import type { Mutes } from './mutes.ts'
import { rememberLast } from './remember-last.ts'
import type { PipelineAnswers } from './use-pipeline-answers.ts'

/** Everything the verdicts of an account follow from. Null: the list has not been answered. */
export type AccountAnswers = {
  readonly sources: FleetAnswers | null
  readonly destinations: FleetAnswers | null
  readonly pipelines: readonly Pipeline[] | null
  readonly latestOf: PipelineAnswers['latestOf']
  /** Epoch ms, by the page's clock. */
  readonly nowMs: number
  readonly settings: Settings
  readonly mutes: Mutes
}

/**
 * The verdicts of an account. A page and what surrounds it ask for the same ones: each part is worked
 * out once, and is the same object until one of its answers is another.
 */
export function judgeAccount(answers: AccountAnswers): Fleet {
  const { sources, destinations, pipelines, latestOf, nowMs, settings, mutes } = answers
  const context = contextOf(nowMs, settings, mutes, sources?.series, destinations?.series)
  const judgedSources = sources && sourcesJudged(sources, context)
  const judgedDestinations = destinations && destinationsJudged(destinations, context)
  const judgedPipelines =
    pipelines && pipelinesJudged(pipelines, judgedSources, judgedDestinations, latestOf, context)
  return fleetOf(
    judgedSources?.judged ?? null,
    judgedDestinations?.judged ?? null,
    judgedPipelines,
    context.late,
  )
}

const fleetOf = rememberLast(
  (
    sources: Fleet['sources'],
    destinations: Fleet['destinations'],
    pipelines: Fleet['pipelines'],
    late: Fleet['late'],
  ): Fleet => ({ sources, destinations, pipelines, late }),
)
const sourcesJudged = rememberLast(judgeSources)
const destinationsJudged = rememberLast(judgeDestinations)
const pipelinesJudged = rememberLast(pipelineJudge())
const contextOf = rememberLast(judgeContext)

const NONE: ReadonlyMap<string, never> = new Map<string, never>()

type PipelineInputs = readonly [
  list: readonly Pipeline[],
  sources: JudgedConnectors<SourceFacts> | null,
  destinations: JudgedConnectors<DestinationFacts> | null,
  latestOf: PipelineAnswers['latestOf'],
  context: JudgeContext,
]

/**
 * Judges all pipelines; while nothing but their own answers is another, only those who got one. Rows
 * in sight get theirs a few at a time, while somebody types, and there may be thousands of others.
 */
function pipelineJudge(): (...inputs: PipelineInputs) => ReadonlyMap<string, JudgedPipeline> {
  let last: { inputs: PipelineInputs; judged: ReadonlyMap<string, JudgedPipeline> } | null = null
  return (...inputs) => {
    const [list, , , latestOf] = inputs
    const before = last && isSameButAnswers(inputs, last.inputs) ? last : null
    const [, , , latestBefore] = before?.inputs ?? inputs
    const only = before && list.filter(({ id }) => latestOf(id) !== latestBefore(id))
    const judged = judgeThose(inputs, only ?? list)
    last = { inputs, judged: before ? withNewer(before.judged, judged) : judged }
    return last.judged
  }
}

function isSameButAnswers(
  [list, sources, destinations, , context]: PipelineInputs,
  before: PipelineInputs,
): boolean {
  const isSameList = list === before[0] && context === before[4]
  return isSameList && sources === before[1] && destinations === before[2]
}

function judgeThose(
  [list, sources, destinations, latestOf, context]: PipelineInputs,
  only: readonly Pipeline[],
): ReadonlyMap<string, JudgedPipeline> {
  const ends = {
    sources: sources?.facts ?? NONE,
    destinations: destinations?.facts ?? NONE,
    asOfMs: oldest([sources?.asOfMs, destinations?.asOfMs]),
    latestOf: (id: string) => {
      const answer = latestOf(id)
      return answer && { ...answer, value: answer.value?.data ?? null }
    },
    only,
  }
  return judgePipelines(list, ends, context)
}

function withNewer<T>(all: ReadonlyMap<string, T>, newer: ReadonlyMap<string, T>) {
  return newer.size === 0 ? all : new Map([...all, ...newer])
}

function judgeContext(
  nowMs: number,
  settings: Settings,
  mutes: Mutes,
  ...series: readonly FleetAnswers['series'][]
): JudgeContext {
  return {
    nowMs,
    settings,
    late: lateOf(series),
    historyOf: (id: string) => observedStore.historyOf(id),
    usualOf: (id: string) => observedStore.usualOf(id),
    mutedUntilOf: (id: string) => mutes.get(id) ?? null,
  }
}

function oldest(moments: readonly (number | null | undefined)[]): number | null {
  const known = moments.filter((ms) => typeof ms === 'number')
  return known.length === moments.length ? Math.min(...known) : null
}
