import { useQuery } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import type { Answer } from '#src/api/answer.ts'
import type { BulkMetrics, BulkTimeseries } from '#src/api/metrics-model.ts'
import { LATEST_PERIOD_MS, PIPELINE_LATEST_PERIOD_MS } from '#src/api/periods.ts'
import type { Connector } from '#src/model/entity.ts'
import type { MetricValues } from '#src/model/metrics/metric.ts'
import type { FleetAnswers } from '#src/panels/fleet-health.ts'
import { useFromNow } from '#src/ui/age/clock-context.tsx'
import { useSettings } from '#src/ui/settings-context.tsx'
import { fleetReads } from './fleet-reads.ts'
import type { EntityKind, Fleet } from './fleet.ts'
import { deviceMutes } from './mutes.ts'
import { rememberLast } from './remember-last.ts'
import { useJudge } from './use-judge.ts'
import { usePipelineAnswers } from './use-pipeline-answers.ts'

/** Kinds that a page asks for; what others have asked for is judged as well, as long as it is cached. */
const ALL: readonly EntityKind[] = ['source', 'destination', 'pipeline']

/**
 * The verdicts of the account. Judging pipelines takes both their ends, so that asking for them asks
 * for everything. Worked out again when an answer comes or an answer has aged by a step.
 */
export function useFleet(asks: readonly EntityKind[] = ALL): Fleet {
  const wantsPipelines = asks.includes('pipeline')
  const sources = useConnectorAnswers('sources', wantsPipelines || asks.includes('source'))
  const destinations = useConnectorAnswers(
    'destinations',
    wantsPipelines || asks.includes('destination'),
  )
  const pipelines = useQuery({ ...fleetReads.pipelines.list, enabled: wantsPipelines })
  const { latestOf } = usePipelineAnswers()
  const settings = useSettings()
  const mutes = useSyncExternalStore(deviceMutes.subscribe, deviceMutes.current)
  const latestMs = [sources?.latest?.asOfMs, destinations?.latest?.asOfMs]
  const nowMs = useFromNow((clockMs) => lastStepMs(latestMs, clockMs))
  const judge = useJudge()
  if (!judge) return NOT_JUDGED
  const list = pipelines.data?.value ?? null
  return judge({ sources, destinations, pipelines: list, latestOf, nowMs, settings, mutes })
}

const NOT_JUDGED: Fleet = {
  sources: null,
  destinations: null,
  pipelines: null,
  late: { kind: 'cannot tell' },
}

// A page and what surrounds it read the same answers: they are put together once a round.
const answersOf = {
  sources: rememberLast(fleetAnswers),
  destinations: rememberLast(fleetAnswers),
} as const

/** The answers about all sources or destinations; null until the list has come. */
function useConnectorAnswers(
  kind: 'sources' | 'destinations',
  enabled: boolean,
): FleetAnswers | null {
  const list: Answer<readonly Connector[]> | undefined = useQuery({
    ...fleetReads[kind].list,
    enabled,
  }).data
  const latest: Answer<BulkMetrics<MetricValues>> | undefined = useQuery({
    ...fleetReads[kind].latest,
    enabled,
  }).data
  const series: Answer<BulkTimeseries> | undefined = useQuery({
    ...fleetReads[kind].series,
    enabled,
  }).data
  return list ? answersOf[kind](list, latest, series) : null
}

function fleetAnswers(
  list: Answer<readonly Connector[]>,
  latest: FleetAnswers['latest'],
  series: FleetAnswers['series'],
): FleetAnswers {
  return { connectors: list.value, listedAtMs: list.asOfMs, latest, series }
}

/** Ages, in periods, at which an answer takes a step on the age ladder (`freshnessOf`). */
const LADDER = [0, 2, 3, 10] as const
const PERIODS_MS = [LATEST_PERIOD_MS, PIPELINE_LATEST_PERIOD_MS] as const

/** The moment at which one of the answers last took a step; 0: there is no answer. */
function lastStepMs(moments: readonly (number | undefined)[], nowMs: number): number {
  const steps = moments.flatMap((ms) =>
    ms === undefined
      ? []
      : PERIODS_MS.flatMap((periodMs) => LADDER.map((age) => ms + age * periodMs + 1)),
  )
  return Math.max(0, ...steps.filter((ms) => ms <= nowMs + 1))
}
