import { parseAsString, useQueryState } from 'nuqs'
import { useCallback } from 'react'
import { namedText } from '#src/url/named-text.ts'
import { parsePin, pinText } from './pin-text.ts'

/** What an address says about the pinned instant. */
export type PinInAddress = {
  /** Epoch ms; null: nothing is pinned. */
  readonly pinMs: number | null
  /** One sentence when the text could not be used; null: it could. */
  readonly problem: string | null
  /** Pins an instant in place of the last one, without an entry in the history; null unpins. */
  readonly setPin: (atMs: number | null) => void
}

/** The pinned instant of a page. It belongs to its page: links to another one leave it behind. */
export function usePin(): PinInAddress {
  const [text, write] = useQueryState('pin', parseAsString)
  const pinMs = text === null ? null : parsePin(text)
  const setPin = useCallback(
    (atMs: number | null) => {
      void write(atMs === null ? null : pinText(atMs), { history: 'replace' })
    },
    [write],
  )
  const isBad = text !== null && pinMs === null
  const problem = isBad
    ? `${namedText('pin', text)} is not an instant such as ${EXAMPLE}; nothing is pinned.`
    : null
  return { pinMs, problem, setPin }
}

const EXAMPLE = '2026-11-21T13:50:00Z'
