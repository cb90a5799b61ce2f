import type { Answer } from '#src/api/answer.ts'
import type { BulkTimeseries } from '#src/api/metrics-model.ts'
import type { EntityHistory } from '#src/api/observed/observed-store.ts'
import { LATEST_PERIOD_MS, PIPELINE_LATEST_PERIOD_MS } from '#src/api/periods.ts'
import type { Connector, Pipeline } from '#src/model/entity.ts'
import { flapping } from '#src/model/health/flapping.ts'
import { destinationVerdict } from '#src/model/health/health-destination.ts'
import type { DestinationFacts, Lag, SourceFacts } from '#src/model/health/health-facts.ts'
import {
  agedVerdict,
  flappingVerdict,
  mutedVerdict,
  verdictByEnds,
} from '#src/model/health/health-modifiers.ts'
import { pipelineVerdict } from '#src/model/health/health-pipeline.ts'
import { sourceVerdict } from '#src/model/health/health-source.ts'
import type { Verdict } from '#src/model/health/health.ts'
import { metricsLate, type MetricsLate } from '#src/model/health/metrics-late.ts'
import {
  entitySettings,
  groupOf,
  tagsOf,
  type Settings,
  type SettingsSubject,
} from '#src/model/settings.ts'
import { statusLook } from '#src/model/status.ts'
import {
  destinationFactsById,
  pipelineFactsById,
  sourceFactsById,
  type FleetAnswers,
  type FleetContext,
  type PipelineEnds,
} from '#src/panels/fleet-health.ts'
import { newestSampleMs } from '#src/series/answer-reading.ts'
import { changesOf, haltedSinceMs } from '#src/series/observed/observed-spans.ts'
import type { UsualHistory } from '#src/series/usual/usual-day.ts'
import { thresholdsOf } from './entity-thresholds.ts'
import type { EntityKind, Figure, JudgedConnector, JudgedEntity, JudgedPipeline } from './fleet.ts'
import { sinceOf, verdictHistoryId } from './since.ts'

/** What is known beside the answers. */
export type JudgeContext = {
  /** Epoch ms, by the page's clock. */
  readonly nowMs: number
  readonly settings: Settings
  readonly late: MetricsLate
  readonly historyOf: (entityId: string) => EntityHistory
  readonly usualOf: (connectorId: string) => UsualHistory
  /** Until when somebody muted it on this device, epoch ms; null: nobody did. */
  readonly mutedUntilOf: (entityId: string) => number | null
}

/** Connectors of one kind with their verdicts, and the facts that pipelines are judged by. */
export type JudgedConnectors<Facts> = {
  readonly judged: ReadonlyMap<string, JudgedConnector>
  readonly facts: ReadonlyMap<string, Facts>
  /** When the older of the two bulk answers was given, epoch ms; null: one has not come. */
  readonly asOfMs: number | null
}

export function judgeSources(
  answers: FleetAnswers,
  context: JudgeContext,
): JudgedConnectors<SourceFacts> {
  return judgeConnectors(
    'source',
    {
      answers,
      facts: sourceFactsById(answers, factsContext('connector', context)),
      judge: sourceVerdict,
      figure: ({ movement }) => ({ kind: 'rate', value: movement.perSec }),
    },
    context,
  )
}

export function judgeDestinations(
  answers: FleetAnswers,
  context: JudgeContext,
): JudgedConnectors<DestinationFacts> {
  return judgeConnectors(
    'destination',
    {
      answers,
      facts: destinationFactsById(answers, factsContext('connector', context)),
      judge: destinationVerdict,
      figure: ({ lag }) => lagFigure(lag),
    },
    context,
  )
}

type ConnectorJudgement<Facts> = {
  readonly answers: FleetAnswers
  readonly facts: ReadonlyMap<string, Facts>
  readonly judge: (facts: Facts) => Verdict
  readonly figure: (facts: Facts) => Figure
}

function judgeConnectors<Facts>(
  kind: 'source' | 'destination',
  { answers, facts, judge, figure }: ConnectorJudgement<Facts>,
  context: JudgeContext,
): JudgedConnectors<Facts> {
  const { latest, series } = answers
  const asOfMs = latest && series ? Math.min(latest.asOfMs, series.asOfMs + LATEST_PERIOD_MS) : null
  const judged = answers.connectors.flatMap((connector): [string, JudgedConnector][] => {
    const own = facts.get(connector.id)
    if (own === undefined) return []
    const entity = judgedEntity(
      kind,
      connector,
      {
        verdict: judge(own),
        figure: figure(own),
        asOfMs,
        periodMs: LATEST_PERIOD_MS,
        basis: 'own',
      },
      context,
    )
    return [[connector.id, { ...entity, connector }]]
  })
  return { judged: new Map(judged), facts, asOfMs }
}

/** Pipelines, by what is known of both their ends and, for those in sight, of themselves. */
export function judgePipelines(
  pipelines: readonly Pipeline[],
  ends: PipelineEnds & { readonly asOfMs: number | null },
  context: JudgeContext,
): ReadonlyMap<string, JudgedPipeline> {
  const facts = pipelineFactsById(pipelines, ends, factsContext('pipeline', context))
  const judged = (ends.only ?? pipelines).flatMap((pipeline): [string, JudgedPipeline][] => {
    const own = facts.get(pipeline.id)
    if (own === undefined) return []
    const { asOfMs } = ends
    const figure = lagFigure(own.lag)
    const basis = ends.latestOf(pipeline.id) ? 'own' : 'ends'
    const verdict = pipelineVerdict(own)
    const found: Found = {
      verdict: basis === 'own' ? verdict : verdictByEnds(verdict),
      figure,
      asOfMs,
      periodMs: PIPELINE_LATEST_PERIOD_MS,
      basis,
    }
    return [[pipeline.id, { ...judgedEntity('pipeline', pipeline, found, context), pipeline }]]
  })
  return new Map(judged)
}

function lagFigure({ records, trend, perSec }: Lag): Figure {
  return { kind: 'lag', value: records, trend, perSec }
}

type Found = {
  readonly verdict: Verdict
  readonly figure: Figure
  readonly asOfMs: number | null
  readonly periodMs: number
  readonly basis: JudgedEntity['basis']
}

function judgedEntity<Kind extends EntityKind>(
  kind: Kind,
  { id, name, tags }: Connector | Pipeline,
  { verdict, figure, asOfMs, periodMs, basis }: Found,
  { nowMs, settings, historyOf, mutedUntilOf }: JudgeContext,
) {
  const subject: SettingsSubject = {
    kind: kind === 'pipeline' ? kind : 'connector',
    id,
    name,
    tags,
  }
  const own = entitySettings(settings, subject)
  const flap = flapping(changesOf(historyOf(id).spans), nowMs, (status) => statusLook(status).tone)
  const aged = agedVerdict(flappingVerdict(verdict, flap), { asOfMs, periodMs, nowMs })
  return {
    kind,
    id,
    name,
    shortName: own?.shortName ?? name,
    group: groupOf(settings, subject),
    tags: tagsOf(settings, subject),
    figure,
    asOfMs,
    basis,
    harm: { weight: own?.weight ?? 1, allowanceMs: 1000 * (own?.allowanceS ?? 0) },
    // What its ends say of it is not watched (`observe-verdicts.ts`): nobody saw since when.
    since: sinceOf(
      aged,
      historyOf(verdictHistoryId(kind, id)).spans,
      basis === 'ends' ? null : asOfMs,
    ),
    verdict: mutedVerdict(aged, later(own?.muteUntilMs ?? null, mutedUntilOf(id)), nowMs),
  } as const
}

function later(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.max(one, other)
}

function factsContext(
  kind: SettingsSubject['kind'],
  { nowMs, late, settings, historyOf, usualOf }: JudgeContext,
): FleetContext {
  return {
    nowMs,
    late,
    settings,
    usualOf,
    haltedSinceOf: (entityId) => haltedSinceMs(historyOf(entityId).spans),
    thresholdsOf: (entity) => thresholdsOf(settings, kind, entity),
    observedOf: (entityId) => historyOf(entityId).samples,
  }
}

/** Whether the metrics of the whole account are late, by the newest point of every connector. */
export function lateOf(answers: readonly (Answer<BulkTimeseries> | undefined)[]): MetricsLate {
  return metricsLate(
    answers.flatMap((answer) => {
      if (!answer) return []
      const { metrics, step } = answer.value
      return Object.values(metrics.connectors).flatMap((own) => {
        const newestMs = newestSampleMs(own)
        return newestMs === null ? [] : [{ newestMs, stepMs: step.ms, answeredAtMs: answer.asOfMs }]
      })
    }),
  )
}
