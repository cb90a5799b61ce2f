import type { StatusShape, StatusTone } from '#src/model/status.ts'
import type { RefreshState } from '#src/model/time/refresh-state.ts'
import { failureText } from '#src/panels/cards/failure-text.ts'
import type { ClockText } from '#src/ui/age/use-clock-text.ts'
import type { Connection } from './connection.ts'

export type ConnectionLook = {
  readonly tone: StatusTone
  readonly shape: StatusShape
  /** The state in one or two sentences; it changes only with the state, so it can be spoken. */
  readonly words: string
}

const LIVE: ConnectionLook = { tone: 'ok', shape: 'circle', words: 'Live' }

/** The connection in one line. Failures come first: a paused page that failed is not just paused. */
export function connectionLook(
  { asked, answered, failures, delay }: Connection,
  { mode, interval }: Pick<RefreshState, 'mode' | 'interval'>,
  clockText: ClockText,
): ConnectionLook {
  const latest = failures[0]
  if (latest) {
    const { title } = failureText(latest.error)
    if (failures.length === asked) {
      return { tone: 'crit', shape: 'diamond', words: `Not live. ${title}` }
    }
    // Reads that were not asked since the trouble began are counted neither way.
    const count =
      answered === 0
        ? `${failures.length} of ${asked} reads failed.`
        : `${answered} of ${answered + failures.length} answered.`
    return { tone: 'warn', shape: 'triangle', words: `${count} ${title}` }
  }
  if (delay) {
    return {
      tone: 'warn',
      shape: 'triangle',
      words: `All metrics late since ${clockText(delay.sinceMs)}.`,
    }
  }
  if (mode === 'paused') return { tone: 'off', shape: 'bars', words: 'Paused' }
  if (interval === 'off') return { tone: 'off', shape: 'bars', words: 'Refresh off' }
  return LIVE
}
