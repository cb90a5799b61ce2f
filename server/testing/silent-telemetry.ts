import type { Telemetry } from '#server/telemetry.ts'

/** For parts that are tested without what listens to them. */
export const silentTelemetry: Telemetry = {
  answered: () => undefined,
  called: () => undefined,
  retried: () => undefined,
  breakerChanged: () => undefined,
  signedIn: () => undefined,
  signInFailed: () => undefined,
}
