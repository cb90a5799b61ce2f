import { memo } from 'react'
import type { StatusTone } from '#src/model/status.ts'
import { StatusShape } from '#src/ui/status/status-shape.tsx'
import { TileLink } from '#src/ui/tile-link.tsx'
import type { ShownVerdict } from './fleet-row.ts'

export type TileProps = {
  id: string
  href: string
  name: string
  verdict: ShownVerdict | null
  isInTabOrder: boolean
  onShow: (id: string) => void
}

const SOFT: Readonly<Record<StatusTone, string>> = {
  ok: 'bg-ok/14 text-ok',
  info: 'bg-info/14 text-info',
  warn: 'bg-warn/14 text-warn',
  crit: 'bg-crit/14 text-crit',
  off: 'bg-off/14 text-off',
}

const NOT_JUDGED = {
  tone: 'off',
  shape: 'unknown',
  label: 'not judged yet',
  age: 'fresh',
  mutedUntilMs: null,
} as const

/** One entity of the map: colour and shape of its verdict; its name and its verdict are spoken. */
export const Tile = memo(function Tile(props: TileProps) {
  const { id, href, name, verdict, isInTabOrder, onShow } = props
  const { tone, shape, label, age, mutedUntilMs } = verdict ?? NOT_JUDGED
  const quiet = age === 'stale' ? 'saturate-25' : mutedUntilMs === null ? '' : 'opacity-70'
  return (
    <li>
      <TileLink
        href={href}
        label={`${name}, ${age === 'stale' ? 'was ' : ''}${label}`}
        isInTabOrder={isInTabOrder}
        onShow={() => onShow(id)}
        className={`${SOFT[tone]} ${quiet}`}
      >
        <StatusShape shape={shape} />
      </TileLink>
    </li>
  )
})
