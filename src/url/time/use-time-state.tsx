import { parseAsString, useQueryStates } from 'nuqs'
import { createContext, use, useMemo, type ReactNode } from 'react'
import type { Comparison } from '#src/model/metrics/comparison.ts'
import type { RefreshInterval } from '#src/model/time/refresh-interval.ts'
import { pageNow } from '#src/model/time/server-time.ts'
import type { Step, TimeRange } from '#src/model/time/time-range.ts'
import { frozenAddress } from '#src/url/frozen/frozen-address.ts'
import { frozenTexts } from '#src/url/frozen/frozen-text.ts'
import { RouterAdapter } from '#src/url/router-adapter.tsx'
import { addressTexts } from './range-text.ts'
import { DEFAULT_COMPARISON, DEFAULT_REFRESH } from './refresh-text.ts'
import { stepText } from './step-text.ts'
import { timeChoice, type TimeChoice, type TimeTexts } from './time-choice.ts'
import { DEFAULT_ZONE, type ZoneChoice } from './zone-text.ts'

export type History = { readonly history: 'push' | 'replace' }

/** What an address says about time, and the functions that say something else. */
export type TimeState = TimeChoice & {
  /** A new range is a new entry of the history unless told otherwise. A relative one ends a freeze. */
  readonly setRange: (range: TimeRange, options?: History) => void
  /** null: the step that suits the range. */
  readonly setStep: (step: Step | null) => void
  readonly setZone: (zone: ZoneChoice) => void
  readonly setRefresh: (refresh: RefreshInterval) => void
  readonly setCompare: (compare: Comparison) => void
  /**
   * Makes the page stand still, or go on: fixed instants, an explicit zone, and the range to go on with.
   * A new entry of the history.
   */
  readonly setFrozen: (isFrozen: boolean) => void
  /** Takes the texts that could not be used out of the address, in place. */
  readonly dropProblems: () => void
}

const PARSERS = {
  from: parseAsString,
  to: parseAsString,
  tz: parseAsString,
  step: parseAsString,
  refresh: parseAsString,
  compare: parseAsString,
  frozen: parseAsString,
  live: parseAsString,
}

const TimeContext = createContext<TimeState | null>(null)

/**
 * The one reader and writer of the time parameters. Several changes in one turn are one new address.
 */
export function TimeStateProvider({ children }: { children: ReactNode }) {
  return (
    <RouterAdapter>
      <TimeStateFromAddress>{children}</TimeStateFromAddress>
    </RouterAdapter>
  )
}

/** The time state of the page: the same object, functions included, while the address says the same. */
export function useTimeState(): TimeState {
  const state = use(TimeContext)
  if (state === null) throw new Error('useTimeState needs a TimeStateProvider above it')
  return state
}

function TimeStateFromAddress({ children }: { children: ReactNode }) {
  const [texts, write] = useQueryStates(PARSERS)
  const { from, to, tz, step, refresh, compare, frozen, live } = texts
  const choice = useMemo(
    () => timeChoice({ from, to, tz, step, refresh, compare, frozen, live }, pageNow()),
    [from, to, tz, step, refresh, compare, frozen, live],
  )
  const state = useMemo(() => ({ ...choice, ...settersFor(choice, write) }), [choice, write])
  return <TimeContext value={state}>{children}</TimeContext>
}

type Write = (texts: Partial<TimeTexts>, options: History) => unknown

function settersFor(choice: TimeChoice, write: Write) {
  const replace = { history: 'replace' } as const
  return {
    setRange: (range: TimeRange, options: History = { history: 'push' }) => {
      const goesOn = range.kind === 'fixed' ? {} : frozenTexts(null)
      write({ ...addressTexts(range), ...goesOn }, options)
    },
    setFrozen: (isFrozen: boolean) => {
      write(isFrozen ? frozenAddress(choice, pageNow()) : liveAddress(choice), { history: 'push' })
    },
    setStep: (step: Step | null) => {
      write({ step: step && stepText(step) }, replace)
    },
    setZone: (zone: ZoneChoice) => {
      write({ tz: zone === DEFAULT_ZONE ? null : zone }, replace)
    },
    setRefresh: (refresh: RefreshInterval) => {
      write({ refresh: refresh === DEFAULT_REFRESH ? null : refresh }, replace)
    },
    setCompare: (compare: Comparison) => {
      write({ compare: compare === DEFAULT_COMPARISON ? null : compare }, replace)
    },
    dropProblems: () => {
      write(choiceTexts(choice), replace)
    },
  }
}

function liveAddress({ range, frozen }: TimeChoice): Partial<TimeTexts> {
  return { ...addressTexts(frozen?.live ?? range), ...frozenTexts(null) }
}

function choiceTexts(choice: TimeChoice): TimeTexts {
  const { range, chosenStep, zoneChoice, refresh, compare, frozen } = choice
  return {
    ...addressTexts(range),
    step: chosenStep && stepText(chosenStep),
    tz: zoneChoice === DEFAULT_ZONE ? null : zoneChoice,
    refresh: refresh === DEFAULT_REFRESH ? null : refresh,
    compare: compare === DEFAULT_COMPARISON ? null : compare,
    ...frozenTexts(frozen),
  }
}
