import type { TimeWindow } from '#src/model/time/time-range.ts'
import type { BeforeAfterRow } from '#src/panels/incident/before-after-rows.ts'
import type { PageChart, PageNumber } from '#src/panels/incident/page-parts.ts'
import type { RecoveryNumbers } from '#src/panels/incident/recovery-numbers.ts'
import type { TimelineEntry } from '#src/panels/incident/timeline.ts'

/** Everything an evidence pack is made of; moments are epoch ms. */
export type Pack = {
  /** What the page is about: "destination orders-snowflake". */
  readonly title: string
  /** What the page shows, exactly. */
  readonly window: TimeWindow
  /** IANA zone of every local time in it. */
  readonly zone: string
  /** Opens the same picture for ever. */
  readonly link: string
  readonly madeAtMs: number
  /** Whether the page stood still: then its numbers are of the window's end, and the verdict is not. */
  readonly isFrozen: boolean
  /** Version of the page; null: a build without one. */
  readonly build: string | null
  /** What the page says about the entity and how old that is (null: not known); null: nothing. */
  readonly verdict: { readonly words: string; readonly asOfMs: number | null } | null
  /** Oldest first. */
  readonly timeline: readonly TimelineEntry[]
  /** What the timeline knows nothing of, as a sentence; empty: everything was told. */
  readonly untold: string
  readonly marked: {
    readonly mark: TimeWindow
    readonly baseline: TimeWindow | null
    readonly rows: readonly BeforeAfterRow[]
    readonly recoveries: readonly RecoveryNumbers[]
  } | null
  readonly numbers: readonly PageNumber[]
  readonly charts: readonly PageChart[]
  /** Text of the last events, which may hold customers' data; empty unless somebody asked for it. */
  readonly lastEvents: readonly { readonly of: string; readonly text: string }[]
}
