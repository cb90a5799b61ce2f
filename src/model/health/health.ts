import type { MetricUnit } from '#src/model/metrics/metric.ts'
import type { StatusShape, StatusTone } from '#src/model/status.ts'
import type { Freshness } from '#src/model/time/freshness.ts'

/** Every verdict this product gives; what each means and when: docs/health.md. */
export type HealthState =
  | 'flowing'
  | 'quiet'
  | 'starting'
  | 'snapshot'
  | 'draining'
  | 'behind'
  | 'unusually-quiet'
  | 'retrying'
  | 'not-read'
  | 'snapshot-stuck'
  | 'unassigned'
  | 'over-warn'
  | 'stopped-growing'
  | 'broken'
  | 'task-failed'
  | 'stalled'
  | 'disconnected'
  | 'lag-shrinks'
  | 'over-crit'
  | 'paused'
  | 'stopped'
  | 'unknown'
  | 'flapping'

/** A number inside a sentence; zone, digits and prefixes are chosen where it is printed. */
export type SpokenNumber =
  | { readonly kind: 'amount'; readonly value: number; readonly unit: MetricUnit }
  /** The same without digits that nobody measured: "3 GB", not "3.00 GB". */
  | { readonly kind: 'round'; readonly value: number; readonly unit: MetricUnit }
  /** So many per second. */
  | { readonly kind: 'rate'; readonly perSec: number; readonly unit: MetricUnit }
  | { readonly kind: 'duration'; readonly ms: number }
  /** A moment, epoch ms. */
  | { readonly kind: 'clock'; readonly atMs: number }

/** A sentence in order: fact, number, time, likely reading. `format/sentence.ts` makes it text. */
export type Sentence = readonly (string | SpokenNumber)[]

/** One input of a verdict. */
export type Evidence = {
  /** The API's name, or words for what is derived ("destination reads"). */
  readonly name: string
  /** `null`: not reported. */
  readonly value: number | string | null
  readonly unit: MetricUnit | 'perSec' | null
  /** When it was measured or answered, epoch ms; null: not known. */
  readonly atMs: number | null
}

/** What is to be said about one source, destination or pipeline, and why. */
export type Verdict = {
  readonly state: HealthState
  readonly tone: StatusTone
  readonly shape: StatusShape
  /** For the wall: at most nine letters. */
  readonly word: string
  /** For lists and pages: "Falling behind", "Snapshot 2 of 6", "Flapping ×6". */
  readonly label: string
  readonly sentence: Sentence
  readonly evidence: readonly Evidence[]
  /** Higher is worse; two verdicts of one state have the same. */
  readonly severity: number
  /** Since when, epoch ms, as far as the inputs show; null: not known. It may be longer. */
  readonly sinceMs: number | null
  /** The inputs begin there: it has lasted at least since then. */
  readonly isSinceLeast: boolean
  /** What else is wrong, worst first, each label once: states and sentences that this one outranks. */
  readonly also: readonly Also[]
  /** How old the answers behind it are; `stale` loses its look, `unknown` has been withdrawn. */
  readonly age: Freshness
  /** Shown as known trouble until then, epoch ms; null: not muted. */
  readonly mutedUntilMs: number | null
}

export type Also = Pick<Verdict, 'state' | 'label' | 'sentence'>

type Look = Pick<Verdict, 'tone' | 'shape' | 'word' | 'label'>

function look(tone: StatusTone, shape: StatusShape, word: string, label = word): Look {
  return { tone, shape, word, label }
}

/** How each state looks and what it is called, worst first; severity follows from the order. */
const LOOKS: readonly (readonly [HealthState, Look])[] = [
  ['broken', look('crit', 'diamond', 'Broken')],
  ['task-failed', look('crit', 'diamond', 'Task down')],
  ['stalled', look('crit', 'diamond', 'Stalled')],
  ['disconnected', look('crit', 'diamond', 'No link', 'Disconnected')],
  ['lag-shrinks', look('crit', 'diamond', 'Loss?', 'Lag shrinks unread')],
  ['over-crit', look('crit', 'diamond', 'Limit', 'Over critical limit')],
  ['stopped-growing', look('warn', 'triangle', 'Backlog', 'Stopped, backlog grows')],
  ['unassigned', look('warn', 'triangle', 'No worker')],
  ['not-read', look('warn', 'triangle', 'Not read', 'Not being read')],
  ['behind', look('warn', 'triangle', 'Behind', 'Falling behind')],
  ['over-warn', look('warn', 'triangle', 'Limit', 'Over warning limit')],
  ['snapshot-stuck', look('warn', 'triangle', 'Stuck', 'Snapshot stuck')],
  ['retrying', look('warn', 'triangle', 'Retrying')],
  ['unusually-quiet', look('warn', 'triangle', 'Too quiet', 'Unusually quiet')],
  ['flapping', look('warn', 'triangle', 'Flapping')],
  ['unknown', look('off', 'unknown', 'Unknown')],
  ['starting', look('info', 'half', 'Starting')],
  ['snapshot', look('info', 'half', 'Snapshot')],
  ['draining', look('info', 'half', 'Draining')],
  ['paused', look('off', 'bars', 'Paused')],
  ['stopped', look('off', 'bars', 'Stopped')],
  ['quiet', look('ok', 'ring', 'Quiet')],
  ['flowing', look('ok', 'circle', 'Flowing')],
]

/** Every state, the worst first. */
export const HEALTH_STATES: readonly HealthState[] = LOOKS.map(([state]) => state)

/** Higher is worse. */
export function severityOf(state: HealthState): number {
  // Two ways to be halted on purpose; neither is worse.
  return HEALTH_STATES.length - HEALTH_STATES.indexOf(state === 'stopped' ? 'paused' : state)
}

const BY_STATE = new Map(
  LOOKS.map(([state, own]) => [state, { ...own, severity: severityOf(state) }]),
)

/** What a rule found out; the rest of a verdict follows from its state. */
export type Finding = {
  readonly state: HealthState
  readonly sentence: Sentence
  readonly evidence: readonly Evidence[]
  readonly sinceMs?: number | null
  readonly isSinceLeast?: boolean
  /** Instead of the label of the state. */
  readonly label?: string
}

/** A finding with the look of its state. */
export function verdictOf(found: Finding): Verdict {
  const { state, sentence, evidence, sinceMs, isSinceLeast, label } = found
  const own = BY_STATE.get(state)
  if (!own) throw new Error(`No look for the state ${state}`)
  return {
    state,
    ...own,
    ...(label !== undefined && { label }),
    sentence,
    evidence,
    sinceMs: sinceMs ?? null,
    isSinceLeast: isSinceLeast ?? false,
    also: [],
    age: 'fresh',
    mutedUntilMs: null,
  }
}

/** The worst of several, the first of equals, as for a group of entities; null of none. */
export function worstVerdict(verdicts: readonly Verdict[]): Verdict | null {
  return verdicts.toSorted((a, b) => b.severity - a.severity)[0] ?? null
}

/** One verdict out of all that was found about an entity: the worst, with the other trouble beside it. */
export function verdictFrom(findings: readonly [Finding, ...Finding[]]): Verdict {
  const [first, ...others] = findings.map(verdictOf).toSorted((a, b) => b.severity - a.severity)
  if (!first) return verdictOf(findings[0])
  const calm = severityOf('paused')
  const told = new Set([first.label])
  const also = others.filter(({ label, severity }) => {
    const isNew = severity > calm && !told.has(label)
    told.add(label)
    return isNew
  })
  return { ...first, also: also.map(({ state, label, sentence }) => ({ state, label, sentence })) }
}
