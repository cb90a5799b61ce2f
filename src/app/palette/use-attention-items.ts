import { useMemo } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { entitiesOf, isTrouble } from '#src/panels/fleet/fleet.ts'
import { useFleet } from '#src/panels/fleet/use-fleet.ts'
import { keptSearch } from '#src/url/list/use-kept-search.ts'
import { HREF_OF } from '#src/url/paths.ts'
import type { PaletteItem } from './palette-item.ts'

const GROUP = 'Needs attention'
/** Lines at most, the one that leads to all of them included. */
const MOST = 6

/** The worst entities that somebody should look at; when there are more, the way to all of them. */
export function useAttentionItems(): readonly PaletteItem[] {
  const fleet = useFleet()
  const navigate = useNavigate()
  const kept = keptSearch(useLocation().search)
  return useMemo(() => {
    const trouble = entitiesOf(fleet)
      .filter(isTrouble)
      .toSorted((a, b) => b.verdict.severity - a.verdict.severity)
    const hasMore = trouble.length > MOST
    const items = trouble
      .slice(0, hasMore ? MOST - 1 : MOST)
      .map(({ kind, id, name, verdict }) => ({
        id: HREF_OF[kind](id),
        group: GROUP,
        name,
        note: `${verdict.label} · ${kind}`,
        run: () => void navigate(HREF_OF[kind](id) + kept),
      }))
    if (!hasMore) return items
    const all = {
      id: 'attention all',
      group: GROUP,
      name: `All ${trouble.length} on the overview`,
      run: () => void navigate(`/${kept}`),
    }
    return [...items, all]
  }, [fleet, navigate, kept])
}
