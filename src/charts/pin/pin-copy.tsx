import { useState } from 'react'
import type { CrosshairView } from '#src/charts/crosshair/crosshair-view.ts'
import { copyText } from '#src/charts/tooltip/tooltip-copy.ts'
import { PIN_BUTTON } from './pin-button.ts'

export type PinCopyProps = { readonly view: CrosshairView; readonly atMs: number }

const WORDS = { idle: null, copied: 'Copied', failed: 'The browser does not allow copying here' }

/** Copies what is pinned: one text line for each line of the chart. */
export function PinCopy({ view, atMs }: PinCopyProps) {
  const [state, setState] = useState<keyof typeof WORDS>('idle')

  async function copy() {
    try {
      await navigator.clipboard.writeText(copyText(view, atMs))
      setState('copied')
    } catch {
      // Without a clipboard (plain http) or without permission.
      setState('failed')
    }
  }
  const name = view.lines.length > 1 ? 'Copy values' : 'Copy value'
  return (
    <>
      <button type="button" className={PIN_BUTTON} onClick={() => void copy()}>
        {name}
      </button>
      <output className="order-last self-center">{WORDS[state]}</output>
    </>
  )
}
