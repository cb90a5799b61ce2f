import type { Connector } from '#src/model/entity.ts'
import { verdictOf, type HealthState, type Verdict } from '#src/model/health/health.ts'
import type { JudgedConnector, JudgedEntity, JudgedPipeline } from '#src/panels/fleet/fleet.ts'

/** An entity in a state, answered at the moment 0; its name is its id. */
function judged(
  kind: JudgedEntity['kind'],
  id: string,
  state: HealthState,
  own: Partial<Verdict> = {},
): JudgedEntity {
  return {
    kind,
    id,
    name: id,
    shortName: id,
    group: null,
    tags: [],
    figure: { kind: 'lag', value: 0, trend: 'steady', perSec: 0 },
    asOfMs: 0,
    since: null,
    basis: 'own',
    harm: { weight: 1, allowanceMs: 0 },
    verdict: { ...verdictOf({ state, sentence: [`It is ${state}.`], evidence: [] }), ...own },
  }
}

export function judgedConnector(
  kind: 'source' | 'destination',
  id: string,
  state: HealthState,
  own: Partial<Verdict> = {},
): JudgedConnector {
  return { ...judged(kind, id, state, own), connector: connector(id) }
}

/** A pipeline between a source and a destination, given by their ids. */
export function judgedPipeline(
  id: string,
  state: HealthState,
  [source, destination]: readonly [source: string, destination: string] = ['s', 'd'],
  own: Partial<Verdict> = {},
): JudgedPipeline {
  const ends = { source: connector(source), destination: connector(destination) }
  const pipeline = { id, name: id, ...ends, transformNames: [], topicIds: [], tags: [] }
  return { ...judged('pipeline', id, state, own), pipeline }
}

function connector(id: string): Connector {
  return {
    id,
    name: id,
    connector: null,
    connectorName: 'PostgreSQL',
    status: 'Active',
    desiredState: null,
    createdAtMs: null,
    topicIds: [],
    tags: [],
    tasks: [],
  }
}
