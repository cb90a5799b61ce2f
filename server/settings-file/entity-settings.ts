import { readThresholds, type ThresholdsSettings } from './threshold-settings.ts'
import type { YamlMap } from './yaml-map.ts'

/** What the file says about a source, a destination or a pipeline; undefined: not said. */
export type EntitySettings = Readonly<{
  /** For the wall, at most 20 characters. */
  shortName: string | undefined
  group: string | undefined
  tags: readonly string[] | undefined
  weight: number | undefined
  allowanceS: number | undefined
  thresholds: ThresholdsSettings | undefined
  /** Epoch ms. */
  muteUntilMs: number | undefined
}>

export type ConnectorSettings = EntitySettings &
  Readonly<{
    headroomBytes: number | undefined
    retentionHours: number | undefined
    walFactor: number | undefined
    /** In rows. */
    expectedRowDiff: number | undefined
  }>

export type PipelineSettings = EntitySettings &
  Readonly<{ topicRetentionHours: number | undefined }>

/** Names that people choose, here or in Streamkap. */
export const NAME = { pattern: /^[^\p{Cc}]{1,200}$/u, allowed: 'a text of 1 to 200 characters' }
export const LABEL = { pattern: /^[^\p{Cc}]{1,60}$/u, allowed: 'a text of 1 to 60 characters' }
const SHORT_NAME = { pattern: /^[^\p{Cc}]{1,20}$/u, allowed: 'a text of 1 to 20 characters' }
const NOTES = { pattern: /^[^]{1,10000}$/, allowed: 'a text of 1 to 10000 characters' }
const MOMENT = {
  pattern: /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)$/,
  allowed: 'a time with its offset such as 2026-12-01T06:00:00Z',
}
const TEN_YEARS_H = { min: 1, max: 87_600 }

export function readConnector(map: YamlMap): ConnectorSettings {
  const connector = {
    ...readEntity(map),
    headroomBytes: map.number('headroomBytes', { min: 1, max: 1e18 }),
    retentionHours: map.number('retentionHours', TEN_YEARS_H),
    walFactor: map.number('walFactor', { min: 0.001, max: 1000 }),
    expectedRowDiff: map.number('expectedRowDiff', { min: -1e15, max: 1e15, isWhole: true }),
  }
  map.finish()
  return connector
}

export function readPipeline(map: YamlMap): PipelineSettings {
  const pipeline = {
    ...readEntity(map),
    topicRetentionHours: map.number('topicRetentionHours', TEN_YEARS_H),
  }
  map.finish()
  return pipeline
}

function readEntity(map: YamlMap): EntitySettings {
  skipNotes(map)
  return {
    shortName: map.text('shortName', SHORT_NAME),
    group: map.text('group', LABEL),
    tags: map.texts('tags', LABEL),
    weight: map.number('weight', { min: 0, max: 1000 }),
    allowanceS: map.number('allowanceS', { min: 0, max: 604_800 }),
    thresholds: readThresholds(map.section('thresholds')),
    muteUntilMs: readMoment(map, 'muteUntil'),
  }
}

/** `notes` is for the people who keep the file: checked, then left behind. */
export function skipNotes(map: YamlMap): void {
  map.text('notes', NOTES)
}

function readMoment(map: YamlMap, key: string): number | undefined {
  const text = map.text(key, MOMENT)
  if (text === undefined) return undefined
  const atMs = Date.parse(text)
  if (!Number.isNaN(atMs)) return atMs
  map.fault(key, `is "${text}", must be ${MOMENT.allowed}`)
  return undefined
}
