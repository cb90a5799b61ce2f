import {
  bucketsBetween,
  MAX_POINTS,
  parseTimestamp,
  TIME_UNITS,
  type Bucket,
  type TimeUnit,
} from '#simulator/time-buckets.ts'
import { ApiError, invalid } from './errors.ts'

/** Query parameters, overlaid by a JSON body where the call has one: the body wins (API reference §4.2). */
export type Params = { text(name: string): string | null; list(name: string): string[] | null }

const TIME_TYPES = ['timeseries', 'latest', 'timesummary'] as const
type TimeType = (typeof TIME_TYPES)[number]

/** What part of time is asked for; moments are epoch ms. */
export type TimeQuery = {
  timeType: TimeType
  fromMs: number
  toMs: number
  buckets: readonly Bucket[]
}

export function readParams(query: URLSearchParams, body: Record<string, unknown> = {}): Params {
  const raw = (name: string): unknown => {
    const inBody = body[name]
    return inBody === undefined || inBody === null ? query.get(name) : inBody
  }
  return {
    text(name) {
      const value = raw(name)
      return value === null || value === '' ? null : scalarText(name, value)
    },
    list(name) {
      const value = raw(name)
      if (value === null || value === '') return null
      const items = Array.isArray(value)
        ? value.map((item: unknown) => scalarText(name, item))
        : scalarText(name, value).split(',')
      return items.map((item) => item.trim()).filter((item) => item !== '')
    },
  }
}

function scalarText(name: string, value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  throw invalid('body', name, 'Input should be a valid string', value)
}

/** A whole number of at least `least`; 422 for anything else. */
export function wholeNumber(params: Params, name: string, otherwise: number, least = 0): number {
  return wholeNumberOrNull(params, name, least) ?? otherwise
}

export function wholeNumberOrNull(params: Params, name: string, least = 0): number | null {
  const text = params.text(name)
  if (text === null) return null
  if (!/^-?\d+$/.test(text)) {
    throw invalid('query', name, 'Input should be a valid integer, unable to parse string', text)
  }
  const value = Number(text)
  if (value < least) {
    throw invalid('query', name, `Input should be greater than or equal to ${least}`, text)
  }
  return value
}

/** One of the allowed words; 422 for any other. */
export function oneOf<T extends string>(
  params: Params,
  name: string,
  allowed: readonly T[],
  otherwise: T,
): T {
  const text = params.text(name)
  if (text === null) return otherwise
  const found = allowed.find((word) => word === text)
  if (found === undefined) {
    throw invalid('query', name, `Input should be ${allowed.map((w) => `'${w}'`).join(', ')}`, text)
  }
  return found
}

/** Defaults as in API reference §5.1: latest, 1 hour, the last 24 hours. */
export function readTimeQuery(params: Params, nowMs: number): TimeQuery {
  const timeType = oneOf(params, 'time_type', TIME_TYPES, 'latest')
  const unit: TimeUnit = oneOf(params, 'time_unit', TIME_UNITS, 'hour')
  const interval = wholeNumber(params, 'time_interval', 1, 1)
  const toMs = moment(params, 'timestamp_to') ?? nowMs
  const fromMs = moment(params, 'timestamp_from') ?? nowMs - 86_400_000
  if (fromMs > toMs) throw new ApiError(400, 'timestamp_from must be before timestamp_to')
  if (timeType === 'latest') return { timeType, fromMs, toMs, buckets: [] }
  const buckets = bucketsBetween(fromMs, toMs, unit, interval)
  if (buckets === null) {
    throw new ApiError(
      400,
      `The range holds more than ${MAX_POINTS} points of ${interval} ${unit}; ask for a shorter range or a longer interval`,
    )
  }
  return { timeType, fromMs, toMs, buckets: buckets.filter((bucket) => bucket.startMs <= nowMs) }
}

function moment(params: Params, name: string): number | null {
  const text = params.text(name)
  if (text === null) return null
  const ms = parseTimestamp(text)
  if (ms === null) {
    throw invalid(
      'query',
      name,
      'Input should be a valid datetime, invalid character in year',
      text,
    )
  }
  return ms
}
