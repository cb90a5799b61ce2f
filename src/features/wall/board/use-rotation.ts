import { useState } from 'react'
import { useFromNow } from '#src/ui/age/clock-context.tsx'
import { rotate, startRotation, type PageContent, type Rotation } from './rotation.ts'

/** Rotation over the pages of a wall, looked at once a second. */
export function useRotation(pages: readonly PageContent[], dwellMs: number): Rotation {
  const nowMs = useFromNow((clockMs) => Math.floor(clockMs / 1000) * 1000)
  const [rotation, setRotation] = useState(() => startRotation(nowMs))
  const next = rotate(rotation, { pages, dwellMs, nowMs })
  if (isSame(rotation, next)) return rotation
  setRotation(next)
  return next
}

function isSame(a: Rotation, b: Rotation): boolean {
  return (
    a.page === b.page &&
    a.sinceMs === b.sinceMs &&
    a.heldTurns === b.heldTurns &&
    a.noticed === b.noticed
  )
}
