import { createContext, use } from 'react'
import type { CrosshairPage } from './crosshair-page.ts'

/** What a chart finds in its group. */
export type CrosshairShared = {
  readonly page: CrosshairPage
  /** Id of the sentence that explains the keys. */
  readonly helpId: string
  /** The same in a few words, for the eyes. */
  readonly keysHint: string
  /** Whether the pinned instant has a card here. */
  readonly hasPinCard: boolean
}

export const CrosshairContext = createContext<CrosshairShared | null>(null)

/** Null: the chart is in no group, it is a picture and nothing else. */
export function useCrosshair(): CrosshairShared | null {
  return use(CrosshairContext)
}
