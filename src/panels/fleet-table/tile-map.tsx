import { useEffect, useMemo, useRef, useState } from 'react'
import { sentenceText } from '#src/format/sentence.ts'
import { useClockText } from '#src/ui/age/use-clock-text.ts'
import { EntityLink } from '#src/ui/entity-link.tsx'
import { VerdictCell } from './cells.tsx'
import { byHarm, type FleetRow } from './fleet-row.ts'
import { Tile } from './tile.tsx'

export type TileMapProps = {
  /** Spoken name: "Pipelines". */
  name: string
  rows: readonly FleetRow[]
  hrefOf: (id: string) => string
}

/** Keys of the walk; up and down go by as many tiles as stand in a line. */
const STEPS: Readonly<Record<string, (perLine: number) => number>> = {
  ArrowRight: () => 1,
  ArrowLeft: () => -1,
  ArrowDown: (perLine) => perLine,
  ArrowUp: (perLine) => -perLine,
  Home: () => -Infinity,
  End: () => Infinity,
}

/** Everything at a glance: one tile each, the worst first. One of them is in the tab order. */
export function TileMap({ name, rows, hrefOf }: TileMapProps) {
  const sorted = useMemo(() => byHarm(rows), [rows])
  const [shownId, setShownId] = useState<string | null>(null)
  const shown = sorted.find(({ id }) => id === shownId) ?? sorted[0]
  const list = useRef<HTMLUListElement>(null)
  useTileKeys(list)
  return (
    <div className="relative">
      <ul
        ref={list}
        aria-label={`Map of ${name.toLowerCase()}`}
        className="grid grid-cols-[repeat(auto-fill,minmax(1.75rem,1fr))] gap-1 pb-28 pointer-coarse:grid-cols-[repeat(auto-fill,minmax(2.75rem,1fr))]"
      >
        {sorted.map((row) => (
          <Tile
            key={row.id}
            href={hrefOf(row.id)}
            name={row.name}
            verdict={row.verdict}
            isInTabOrder={row.id === shown?.id}
            onShow={setShownId}
            id={row.id}
          />
        ))}
      </ul>
      {shown && <TileCard row={shown} href={hrefOf(shown.id)} />}
    </div>
  )
}

/** What the tile under the pointer or the focus stands for, always in the same corner. */
function TileCard({ row: { name, verdict }, href }: { row: FleetRow; href: string }) {
  const clockText = useClockText()
  return (
    <aside
      aria-label="Selected tile"
      className="sticky bottom-4 ml-auto w-96 max-w-full rounded-tile border border-line-strong bg-surface p-tile text-table max-sm:bottom-16"
    >
      <p className="flex items-baseline gap-3">
        <EntityLink href={href} name={name} />
        <span className="shrink-0">
          <VerdictCell verdict={verdict} />
        </span>
      </p>
      <p className="line-clamp-2 min-h-9 text-fg-2">
        {verdict && sentenceText(verdict.sentence, clockText)}
      </p>
    </aside>
  )
}

function useTileKeys(list: React.RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = list.current
    const onKeyDown = (event: KeyboardEvent) => {
      const tiles = [...(element?.querySelectorAll('a') ?? [])]
      const from = tiles.findIndex((tile) => tile === document.activeElement)
      const by = STEPS[event.key]?.(tilesPerLine(tiles))
      if (by === undefined || from === -1) return
      event.preventDefault()
      tiles[Math.min(tiles.length - 1, Math.max(0, from + by))]?.focus()
    }
    element?.addEventListener('keydown', onKeyDown)
    return () => element?.removeEventListener('keydown', onKeyDown)
  }, [list])
}

function tilesPerLine(tiles: readonly HTMLElement[]): number {
  const top = tiles[0]?.offsetTop
  const below = tiles.findIndex(({ offsetTop }) => offsetTop !== top)
  return below === -1 ? tiles.length : below
}
