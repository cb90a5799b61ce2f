import { lazy, Suspense } from 'react'
import { orNothing } from '#src/ui/or-nothing.ts'
import { useMedia } from '#src/ui/use-media.ts'
import type { StripRows } from './strips-context.ts'

const LookUpStrips = lazy(async () =>
  orNothing(import('./look-up-strips.tsx').then((module) => module.LookUpStrips)),
)

/** Draws nothing: looks up the strips of these rows, on screens that have room for them (`STRIP_COLUMN`). */
export function StripsInSight(rows: StripRows) {
  const hasNoRoom = useMedia('(width < 120rem)')
  if (hasNoRoom) return null
  return (
    <Suspense fallback={null}>
      <LookUpStrips {...rows} />
    </Suspense>
  )
}
