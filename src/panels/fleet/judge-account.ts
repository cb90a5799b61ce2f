import { observedStore } from '#src/api/observed/observed-store.ts'
import type { Pipeline } from '#src/model/entity.ts'
import type { DestinationFacts, SourceFacts } from '#src/model/health/health-facts.ts'
import type { Settings } from '#src/model/settings.ts'
import type { FleetAnswers } from '#src/panels/fleet-health.ts'
import type { Fleet } from './fleet.ts'
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
const pipelinesJudged = rememberLast(
  (
    list: readonly Pipeline[],
    sources: JudgedConnectors<SourceFacts> | null,
    destinations: JudgedConnectors<DestinationFacts> | null,
    latestOf: PipelineAnswers['latestOf'],
    context: JudgeContext,
  ) =>
    judgePipelines(
      list,
      {
        sources: sources?.facts ?? NONE,
        destinations: destinations?.facts ?? NONE,
        asOfMs: oldest([sources?.asOfMs, destinations?.asOfMs]),
        latestOf: (id: string) => {
          const answer = latestOf(id)
          return answer && { ...answer, value: answer.value?.data ?? null }
        },
      },
      context,
    ),
)
const contextOf = rememberLast(judgeContext)

const NONE: ReadonlyMap<string, never> = new Map<string, never>()

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
