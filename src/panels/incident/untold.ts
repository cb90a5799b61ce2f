import type { PageRead } from './page-parts.ts'
import { subjectWords } from './subject.tsx'

/** What the charts of a page say nothing of, though the page is of it. */
export type Untold = {
  /** Something is still on its way: that nothing happened cannot be said yet. */
  readonly isAwaited: boolean
  /** "No series came of destination warehouse."; empty: everything was told. */
  readonly words: string
}

export function untoldOf(reads: readonly PageRead[]): Untold {
  const named = reads.filter(({ subject }) => subject !== null)
  const missing = named.filter(({ state }) => state === 'not told')
  const names = [...new Set(missing.map(({ subject }) => subjectWords(subject)))]
  return {
    isAwaited: named.some(({ state }) => state === 'awaited'),
    words: names.length === 0 ? '' : `No series came of ${names.join(' and ')}.`,
  }
}
