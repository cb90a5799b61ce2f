import type { Answer } from '#src/api/answer.ts'
import type { BulkMetrics, BulkTimeseries } from '#src/api/metrics-model.ts'
import { LATEST_PERIOD_MS, LIST_PERIOD_MS, PIPELINE_LATEST_PERIOD_MS } from '#src/api/periods.ts'
import type { Connector, Pipeline } from '#src/model/entity.ts'
import type {
  DestinationFacts,
  PipelineFacts,
  SourceFacts,
} from '#src/model/health/health-facts.ts'
import type { MetricsLate } from '#src/model/health/metrics-late.ts'
import type { Threshold } from '#src/model/health/threshold.ts'
import type { MetricValues } from '#src/model/metrics/metric.ts'
import {
  connectorSettings,
  NO_SETTINGS,
  pipelineSettings,
  type Settings,
} from '#src/model/settings.ts'
import { freshnessOf } from '#src/model/time/freshness.ts'
import { RECENT } from '#src/panels/connectors/connector-rates.ts'
import { newestInAnswerMs, readingOfAnswer } from '#src/series/answer-reading.ts'
import { DESTINATION_INPUT, SOURCE_OUTPUT } from '#src/series/counters.ts'
import { destinationFacts } from '#src/series/facts/facts-destination.ts'
import type { AnswerFacts, ConnectorAnswers } from '#src/series/facts/facts-input.ts'
import { pipelineFacts } from '#src/series/facts/facts-pipeline.ts'
import { sourceFacts } from '#src/series/facts/facts-source.ts'
import { NO_SAMPLES, type ObservedSamples } from '#src/series/observed/observed-samples.ts'
import { NOTHING_USUAL, type UsualHistory } from '#src/series/usual/usual-day.ts'

/** The three bulk answers about all sources, or all destinations; undefined: not answered. */
export type FleetAnswers = {
  readonly connectors: readonly Connector[]
  /** When the list was answered, epoch ms. */
  readonly listedAtMs: number
  readonly latest: Answer<BulkMetrics<MetricValues>> | undefined
  readonly series: Answer<BulkTimeseries> | undefined
}

/** What is known beside the answers. */
export type FleetContext = {
  /** Epoch ms, by the page's clock. */
  readonly nowMs: number
  readonly late: MetricsLate
  readonly thresholdsOf?: (entity: Connector | Pipeline) => readonly Threshold[]
  readonly observedOf?: (entityId: string) => ObservedSamples
  /** What was learned of a connector earlier. */
  readonly usualOf?: (connectorId: string) => UsualHistory
  /** Since when this screen has seen it halted or broken, epoch ms; null: it has not. */
  readonly haltedSinceOf?: (entityId: string) => number | null
  readonly settings?: Settings
}

/** Facts of every source, by id; `sourceVerdict` judges them. */
export function sourceFactsById(
  answers: FleetAnswers,
  context: FleetContext,
): ReadonlyMap<string, SourceFacts> {
  const common = answerFacts(answers, context, SOURCE_OUTPUT)
  return byId(answers, (connector) =>
    sourceFacts(connectorAnswers(connector, answers, context, common)),
  )
}

/** Facts of every destination, by id; `destinationVerdict` judges them. */
export function destinationFactsById(
  answers: FleetAnswers,
  context: FleetContext,
): ReadonlyMap<string, DestinationFacts> {
  const common = answerFacts(answers, context, DESTINATION_INPUT)
  return byId(answers, (connector) =>
    destinationFacts(connectorAnswers(connector, answers, context, common)),
  )
}

export type PipelineEnds = {
  readonly sources: ReadonlyMap<string, SourceFacts>
  readonly destinations: ReadonlyMap<string, DestinationFacts>
  /** Latest values of the pipelines in sight; the others are judged by their ends. */
  readonly latestOf: (pipelineId: string) => Answer<MetricValues | null> | undefined
  /** Those whose facts are wanted; the others count only as sharing a destination. Absent: all. */
  readonly only?: readonly Pipeline[] | undefined
}

/** Facts of every pipeline, by id; `pipelineVerdict` judges them. */
export function pipelineFactsById(
  pipelines: readonly Pipeline[],
  { sources, destinations, latestOf, only = pipelines }: PipelineEnds,
  { nowMs, thresholdsOf, observedOf, haltedSinceOf, settings = NO_SETTINGS }: FleetContext,
): ReadonlyMap<string, PipelineFacts> {
  const users = new Map<string, number>()
  for (const { destination } of pipelines) {
    if (destination) users.set(destination.id, (users.get(destination.id) ?? 0) + 1)
  }
  return new Map(
    only.map((pipeline) => {
      const { id, source, destination } = pipeline
      const latest = latestOf(id)
      const ends = {
        source: (source && sources.get(source.id)) ?? null,
        destination: (destination && destinations.get(destination.id)) ?? null,
      }
      const facts = pipelineFacts({
        ...ends,
        latest: latest?.value ?? undefined,
        statusAge: freshnessOf(latest ? nowMs - latest.asOfMs : null, PIPELINE_LATEST_PERIOD_MS),
        observed: observedOf?.(id) ?? NO_SAMPLES,
        names: { source: source?.name ?? null, destination: destination?.name ?? null },
        sharedBy: (destination && users.get(destination.id)) ?? 1,
        topicRetentionHours: pipelineSettings(settings, pipeline)?.topicRetentionHours ?? null,
        haltedSinceMs: haltedSinceOf?.(id) ?? null,
        thresholds: thresholdsOf?.(pipeline) ?? [],
        atMs: latest?.asOfMs ?? ends.destination?.atMs ?? ends.source?.atMs ?? nowMs,
      })
      return [id, facts]
    }),
  )
}

function byId<T>(
  { connectors }: FleetAnswers,
  factsOf: (connector: Connector) => T,
): ReadonlyMap<string, T> {
  return new Map(connectors.map((connector) => [connector.id, factsOf(connector)]))
}

function answerFacts(
  { latest, series, listedAtMs }: FleetAnswers,
  { late }: FleetContext,
  counters: readonly string[],
): AnswerFacts {
  const all = series?.value.metrics.connectors ?? {}
  return {
    step: series?.value.step ?? RECENT.step,
    reading: readingOfAnswer(all, latest?.value.connectors, counters),
    runningMs: newestInAnswerMs(all),
    atMs: series?.asOfMs ?? listedAtMs,
    isRead: series !== undefined && latest !== undefined,
    lateSinceMs: late.kind === 'late' ? late.sinceMs : null,
  }
}

/** The status is as old as the answer that it stands in. */
function connectorAnswers(
  connector: Connector,
  { latest, series, listedAtMs }: FleetAnswers,
  { nowMs, thresholdsOf, observedOf, usualOf, haltedSinceOf, settings = NO_SETTINGS }: FleetContext,
  answer: AnswerFacts,
): ConnectorAnswers {
  const own = latest?.value.connectors[connector.id]
  const changeLog = connectorSettings(settings, connector)
  const isLatest = latest !== undefined && typeof own?.values['connector_status'] === 'string'
  const statusAge = isLatest
    ? freshnessOf(nowMs - latest.asOfMs, LATEST_PERIOD_MS)
    : freshnessOf(nowMs - listedAtMs, LIST_PERIOD_MS)
  return {
    connector,
    latest: own,
    series: series?.value.metrics.connectors[connector.id],
    answer,
    statusAge,
    thresholds: thresholdsOf?.(connector) ?? [],
    observed: observedOf?.(connector.id) ?? NO_SAMPLES,
    usual: usualOf?.(connector.id) ?? NOTHING_USUAL,
    haltedSinceMs: haltedSinceOf?.(connector.id) ?? null,
    ...(changeLog && { changeLog }),
  }
}
