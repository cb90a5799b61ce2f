import * as v from 'valibot'
import type { Threshold } from '#src/model/health/threshold.ts'
import type {
  ConnectorSettings,
  EntitySettings,
  GroupSettings,
  PipelineSettings,
  Settings,
  Thresholds,
  WallSettings,
} from '#src/model/settings.ts'
import { NO_SETTINGS } from '#src/model/settings.ts'

/*
 * The settings file as `/config.json` carries it. The server has checked it; here every part that
 * cannot be read counts as not set, so that a page of another version still opens.
 */

const text = v.fallback(v.optional(v.string()), undefined)
const number = v.fallback(v.optional(v.number()), undefined)
const texts = v.fallback(v.optional(v.array(v.string()), []), [])

const THRESHOLD = v.object({
  warn: number,
  crit: number,
  forMin: v.fallback(v.optional(v.number(), 0), 0),
  clear: number,
  direction: v.fallback(v.optional(v.picklist(['above', 'below']), 'above'), 'above'),
})
const THRESHOLDS = v.fallback(v.optional(v.record(v.string(), v.nullable(THRESHOLD)), {}), {})

const ENTITY = {
  shortName: text,
  group: text,
  tags: texts,
  weight: number,
  allowanceS: number,
  thresholds: THRESHOLDS,
  muteUntilMs: number,
}
const CONNECTOR = v.object({
  ...ENTITY,
  headroomBytes: number,
  retentionHours: number,
  walFactor: number,
  expectedRowDiff: number,
})
const PIPELINE = v.object({ ...ENTITY, topicRetentionHours: number })
const GROUP = v.object({ name: v.string(), members: texts, thresholds: THRESHOLDS })
const NIGHT = v.object({ from: v.string(), to: v.string(), brightness: number })
const WALL = v.object({
  title: text,
  group: text,
  tag: text,
  filter: text,
  by: v.fallback(v.optional(v.picklist(['group', 'tag'])), undefined),
  distanceM: number,
  diagonalIn: number,
  theme: v.fallback(v.optional(v.picklist(['dark', 'light'])), undefined),
  dwellS: number,
  zone: text,
  night: v.fallback(v.optional(NIGHT), undefined),
  sound: v.fallback(v.optional(v.boolean()), undefined),
})
const TAG = v.object({ name: v.string(), thresholds: THRESHOLDS })

const SETTINGS = v.object({
  connectors: v.fallback(v.record(v.string(), CONNECTOR), {}),
  pipelines: v.fallback(v.record(v.string(), PIPELINE), {}),
  tags: v.fallback(v.array(TAG), []),
  groups: v.fallback(v.array(GROUP), []),
  defaults: THRESHOLDS,
  walls: v.fallback(v.record(v.string(), WALL), {}),
  timeZone: text,
})

/** Share of full brightness at night where the file names none (design §5.6). */
const NIGHT_BRIGHTNESS = 0.6

/** The `settings` of `/config.json`; without them, or when they are none, those of no file. */
export function readSettings(json: unknown): Settings {
  const { success, output } = v.safeParse(SETTINGS, json)
  if (!success) return NO_SETTINGS
  return {
    connectors: mapOf(output.connectors, connector),
    pipelines: mapOf(output.pipelines, pipeline),
    tags: new Map(output.tags.map((tag) => [tag.name, thresholds(tag.thresholds)])),
    groups: output.groups.map(group),
    defaults: thresholds(output.defaults),
    walls: mapOf(output.walls, wall),
    timeZone: output.timeZone ?? null,
  }
}

function mapOf<From, To>(
  object: Readonly<Record<string, From>>,
  read: (from: From) => To,
): ReadonlyMap<string, To> {
  return new Map(Object.entries(object).map(([key, value]) => [key, read(value)]))
}

function connector(from: v.InferOutput<typeof CONNECTOR>): ConnectorSettings {
  return {
    ...entity(from),
    headroomBytes: from.headroomBytes ?? null,
    retentionHours: from.retentionHours ?? null,
    walFactor: from.walFactor ?? null,
    expectedRowDiff: from.expectedRowDiff ?? 0,
  }
}

function pipeline(from: v.InferOutput<typeof PIPELINE>): PipelineSettings {
  return { ...entity(from), topicRetentionHours: from.topicRetentionHours ?? null }
}

function entity(from: v.InferOutput<typeof PIPELINE | typeof CONNECTOR>): EntitySettings {
  return {
    shortName: from.shortName ?? null,
    group: from.group ?? null,
    tags: from.tags,
    weight: from.weight ?? 1,
    allowanceS: from.allowanceS ?? 0,
    thresholds: thresholds(from.thresholds),
    muteUntilMs: from.muteUntilMs ?? null,
  }
}

function group(from: v.InferOutput<typeof GROUP>): GroupSettings {
  return {
    name: from.name,
    members: new Set(from.members),
    thresholds: thresholds(from.thresholds),
  }
}

function thresholds(from: v.InferOutput<typeof THRESHOLDS>): Thresholds {
  return new Map(
    Object.entries(from).map(([metric, level]) => [metric, level && threshold(metric, level)]),
  )
}

/** Levels that are not set stay out, as `Threshold` has it. */
function threshold(metric: string, from: v.InferOutput<typeof THRESHOLD>): Threshold {
  const { warn, crit, clear, forMin, direction } = from
  return {
    metric,
    forMin,
    direction,
    ...(warn === undefined ? {} : { warn }),
    ...(crit === undefined ? {} : { crit }),
    ...(clear === undefined ? {} : { clear }),
  }
}

function wall(from: v.InferOutput<typeof WALL>): WallSettings {
  const { night } = from
  return {
    title: from.title ?? null,
    group: from.group ?? null,
    tag: from.tag ?? null,
    filter: from.filter ?? null,
    by: from.by ?? null,
    distanceM: from.distanceM ?? null,
    diagonalIn: from.diagonalIn ?? null,
    theme: from.theme ?? null,
    dwellS: from.dwellS ?? null,
    zone: from.zone ?? null,
    night: night ? { ...night, brightness: night.brightness ?? NIGHT_BRIGHTNESS } : null,
    sound: from.sound ?? null,
  }
}
