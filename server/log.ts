import { destination, pino, stdTimeFunctions, type DestinationStream, type Logger } from 'pino'

export type Log = Logger

/** A second net only: nothing that is secret is handed to the log in the first place. */
const NEVER_LOGGED = ['authorization', 'cookie', 'secret', 'password', 'token', 'accessToken']

/**
 * One JSON object a line on standard output (O2), written by this thread.
 * @param level a pino level, or `silent`
 * @param stream where lines go; tests hand in their own
 */
export function createLog(
  level: string,
  stream: DestinationStream = destination({ fd: 1, sync: true }),
): Log {
  const options = {
    level,
    base: null,
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: NEVER_LOGGED.flatMap((key) => [key, `*.${key}`]),
  }
  return pino(options, stream)
}

/**
 * What may be logged of an unexpected error: its kind and where it happened. The message stays
 * out, because it may quote what a viewer or Streamkap sent.
 */
export function describeError(error: unknown): Readonly<{ error: string; at: readonly string[] }> {
  if (!(error instanceof Error)) return { error: typeof error, at: [] }
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return { error: error.name, at: frames.slice(0, 8).map((line) => line.trim()) }
}
