import type { SettingsReader } from '#server/config-values.ts'

/** What keeps the API from being asked too much, beside the limits of a single call. */
export type GuardSettings = Readonly<{
  /** Calls that wait for a place; more are refused at once. */
  maxQueue: number
  /** Of all calls at once, how many may read metrics of single pipelines. */
  maxPipelines: number
  /** Calls in a minute; 0: no limit. */
  budgetPerMin: number
  breakerFailures: number
  breakerOpenMs: number
}>

export function readGuardSettings(settings: SettingsReader): GuardSettings {
  const count = (name: string, fallback: number, min: number, max: number): number =>
    settings.integer(name, { default: fallback, min, max })
  return {
    maxQueue: count('UPSTREAM_MAX_QUEUE', 256, 0, 100_000),
    maxPipelines: count('PIPELINE_MAX_CONNECTIONS', 6, 1, 1024),
    budgetPerMin: count('UPSTREAM_BUDGET_PER_MIN', 0, 0, 1_000_000),
    breakerFailures: count('BREAKER_FAILURES', 8, 1, 10_000),
    breakerOpenMs: count('BREAKER_OPEN_MS', 5000, 1, 3_600_000),
  }
}
