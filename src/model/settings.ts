import type { Threshold } from '#src/model/health/threshold.ts'

/*
 * What the operator wrote into `streamgauge.yaml` for the page, and how it is looked up. Kinds and
 * limits of every key: docs/configuration.md, "streamgauge.yaml".
 */

/**
 * Thresholds by the API's name of the metric. `null`: none on purpose, whatever wider settings say.
 * Absent: nothing said here, so a wider setting decides.
 */
export type Thresholds = ReadonlyMap<string, Threshold | null>

/** What is set for one source, destination or pipeline. Null and empty mean: not set. */
export type EntitySettings = {
  /** For the wall, at most 20 characters. */
  readonly shortName: string | null
  readonly group: string | null
  /** On top of the tags that the API reports. */
  readonly tags: readonly string[]
  /** How much a second late matters beside others in the order by harm; 1 unless set. */
  readonly weight: number
  /** Seconds late that nobody minds; they are no harm. */
  readonly allowanceS: number
  readonly thresholds: Thresholds
  /** Until then (epoch ms) its trouble is shown as known. */
  readonly muteUntilMs: number | null
}

/** A source or a destination. */
export type ConnectorSettings = EntitySettings & {
  /** Space that the change log of the database may still take. */
  readonly headroomBytes: number | null
  /** How long the database keeps its change log (binlog, oplog). */
  readonly retentionHours: number | null
  /** Bytes of change log per byte written to Kafka, as measured by the operator. */
  readonly walFactor: number | null
  /** Row count difference that is right by design, in rows; 0 unless set. */
  readonly expectedRowDiff: number
}

export type PipelineSettings = EntitySettings & {
  /** How long its topics keep records. */
  readonly topicRetentionHours: number | null
}

/** One group of the file, in the order of the file. */
export type GroupSettings = {
  readonly name: string
  /** Ids or names of pipelines and connectors. */
  readonly members: ReadonlySet<string>
  readonly thresholds: Thresholds
}

/** A wall screen that the file names: `/wall?screen=<name>`. Null: not set, the address or a default decides. */
export type WallSettings = {
  readonly title: string | null
  readonly group: string | null
  readonly tag: string | null
  /** Text that a name must contain. */
  readonly filter: string | null
  /** By what entities without a tile are counted. */
  readonly by: 'group' | 'tag' | null
  readonly distanceM: number | null
  readonly diagonalIn: number | null
  readonly theme: 'dark' | 'light' | null
  /** Seconds for which a page of tiles stays. */
  readonly dwellS: number | null
  /** IANA name. */
  readonly zone: string | null
  readonly night: NightSettings | null
  readonly sound: boolean | null
}

/** Wall-clock times `HH:MM` in the zone of the screen; `to` may be on the next day. */
export type NightSettings = {
  readonly from: string
  readonly to: string
  /** Share of full brightness, over 0 up to 1. */
  readonly brightness: number
}

/** The public part of the file. Connectors and pipelines are found by id or by name. */
export type Settings = {
  readonly connectors: ReadonlyMap<string, ConnectorSettings>
  readonly pipelines: ReadonlyMap<string, PipelineSettings>
  /** In the order of the file: of two tags of one entity the first decides. */
  readonly tags: ReadonlyMap<string, Thresholds>
  readonly groups: readonly GroupSettings[]
  readonly defaults: Thresholds
  readonly walls: ReadonlyMap<string, WallSettings>
  /** IANA zone of wall screens that name none; null: not set. */
  readonly timeZone: string | null
}

/** Settings of an installation without a file. */
export const NO_SETTINGS: Settings = {
  connectors: new Map(),
  pipelines: new Map(),
  tags: new Map(),
  groups: [],
  defaults: new Map(),
  walls: new Map(),
  timeZone: null,
}

/** What a look-up needs to know; rows of the API's lists have all of it. */
export type SettingsSubject = {
  readonly kind: 'connector' | 'pipeline'
  readonly id: string
  readonly name: string
  readonly tags: readonly string[]
}

/** What the file says about one connector; null when it says nothing. An id goes before a name. */
export function connectorSettings(
  settings: Settings,
  { id, name }: Pick<SettingsSubject, 'id' | 'name'>,
): ConnectorSettings | null {
  return settings.connectors.get(id) ?? settings.connectors.get(name) ?? null
}

/** What the file says about one pipeline; null when it says nothing. An id goes before a name. */
export function pipelineSettings(
  settings: Settings,
  { id, name }: Pick<SettingsSubject, 'id' | 'name'>,
): PipelineSettings | null {
  return settings.pipelines.get(id) ?? settings.pipelines.get(name) ?? null
}

/** What the file says about one connector or pipeline, as far as both have it. */
export function entitySettings(
  settings: Settings,
  subject: Omit<SettingsSubject, 'tags'>,
): EntitySettings | null {
  return subject.kind === 'connector'
    ? connectorSettings(settings, subject)
    : pipelineSettings(settings, subject)
}

/** Tags of the API and of the file, each once. */
export function tagsOf(settings: Settings, subject: SettingsSubject): readonly string[] {
  const own = entitySettings(settings, subject)?.tags ?? []
  return own.length === 0 ? subject.tags : [...new Set([...subject.tags, ...own])]
}

/** Name of its group: its own setting, else the first group that lists it; null: none. */
export function groupOf(settings: Settings, subject: Omit<SettingsSubject, 'tags'>): string | null {
  const listing = settings.groups.find(
    ({ members }) => members.has(subject.id) || members.has(subject.name),
  )
  return entitySettings(settings, subject)?.group ?? listing?.name ?? null
}
