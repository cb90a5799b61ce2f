import { compareSeed, type Compared } from '#src/testing/derived-truth.ts'
import type { Report, Row } from './report.ts'
import { median } from './stats.ts'

const SEEDS = 200
const KINDS = ['drain time', 'time to breach', 'lag in time'] as const
/** Shares of the truth are taken of at least a minute, the width of a bucket. */
const LEAST_MS = 60_000

/** Derived numbers of 200 seeded worlds beside what the simulated worlds know. */
export async function measureInsights(): Promise<Report> {
  const compared: Compared[] = []
  for (let seed = 1; seed <= SEEDS; seed++) compared.push(...(await compareSeed(seed)))
  const rows = KINDS.map((kind) =>
    rowOf(
      kind,
      compared.filter(({ what }) => what === kind),
    ),
  )
  return { title: `Derived numbers beside the truth, ${SEEDS} seeded worlds`, rows, notes: NOTES }
}

const NOTES = [
  'Figure: median of |found − true| / true; coverage: how often the printed range held the true value.',
  'Each world is asked at a moment of its own, three hours of one-minute buckets; of its two changing destinations one drains and one falls behind.',
  'Time to breach: the limit lies where the lag is half way to its turn; nobody can see the turn itself.',
]

function rowOf(what: string, all: readonly Compared[]): Row {
  const printed = all.flatMap((one) =>
    one.foundMs === null ? [] : [{ ...one, found: one.foundMs }],
  )
  if (printed.length === 0) throw new Error(`${what}: not one number was printed`)
  const errors = printed.map(
    ({ found, truthMs }) => Math.abs(found - truthMs) / Math.max(LEAST_MS, truthMs),
  )
  const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length
  const held = printed.filter(
    ({ lowMs, highMs, truthMs }) => (lowMs ?? NaN) <= truthMs && truthMs <= (highMs ?? NaN),
  )
  const coverage = held.length / printed.length
  return {
    what,
    figure: percent(median(errors)),
    budget: 'coverage ≥ 90 %',
    isWithin: coverage >= 0.9,
    absolute: `mean error ${percent(mean)}, coverage ${percent(coverage)}; ${said(all)}`,
  }
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`
}

/** How often each kind of answer was given, most often first. */
function said(all: readonly Compared[]): string {
  const kinds = Map.groupBy(all, (one) => one.said)
  return [...kinds]
    .toSorted((a, b) => b[1].length - a[1].length)
    .map(([kind, ones]) => `${kind} ${ones.length}`)
    .join(', ')
}
