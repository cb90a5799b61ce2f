import type { CheckedRead } from '#server/read-request.ts'

const DATE_ONLY_LENGTH = 10
const HAS_ZONE = /(?:Z|[+-]\d{2}:\d{2})$/

/**
 * Brings reads that mean the same into the same form, which is the one sent upstream (C3): times of
 * windows rounded down to the grid, ids in order and each once. A window without `timestamp_to`
 * stays without: to the API that means "now", which is the same for everybody who shares the answer,
 * and a time filled in here would make another read of it at every step of the grid.
 */
export function toSharedForm(read: CheckedRead, gridMs: number): CheckedRead {
  const query = read.query.map(([name, value]) => [name, sharedValue(name, value, gridMs)] as const)
  return { ...read, query }
}

/** What tells one read from another: method, path, parameters, ids. Nothing of the viewer (C4). */
export function keyOf({ row, path, query, body }: CheckedRead): string {
  const parameters = query.map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
  return `${row.method} ${path}?${parameters.join('&')} ${body ?? ''}`
}

/**
 * Epoch ms of a checked ISO 8601 time; without a zone it is UTC, which `Date` alone would take for
 * local time.
 */
export function timeOf(value: string): number {
  const isComplete = value.length === DATE_ONLY_LENGTH || HAS_ZONE.test(value)
  return Date.parse(isComplete ? value : `${value}Z`)
}

function sharedValue(name: string, value: string, gridMs: number): string {
  if (name === 'timestamp_from' || name === 'timestamp_to') return roundDown(value, gridMs)
  if (name === 'ids' || name === 'tenant_ids') return inOrder(value.split(',')).join(',')
  return value
}

function roundDown(value: string, gridMs: number): string {
  const atMs = Math.floor(timeOf(value) / gridMs) * gridMs
  return new Date(atMs).toISOString().replace('.000Z', 'Z')
}

/** Each once, in one order. */
export function inOrder(ids: readonly string[]): readonly string[] {
  return [...new Set(ids)].toSorted()
}
