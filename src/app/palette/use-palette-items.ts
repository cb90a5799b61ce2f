import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { destinationQueries } from '#src/api/destination-queries.ts'
import { pipelineQueries } from '#src/api/pipeline-queries.ts'
import { sourceQueries } from '#src/api/source-queries.ts'
import { chooseTheme, THEMES } from '#src/app/theme.ts'
import type { Connector, Pipeline } from '#src/model/entity.ts'
import { REFRESH_INTERVALS } from '#src/model/time/refresh-interval.ts'
import { isTrouble, type JudgedEntity } from '#src/panels/fleet/fleet.ts'
import { useFleet } from '#src/panels/fleet/use-fleet.ts'
import { keyCommands } from '#src/ui/keys/key-commands.ts'
import { keysText } from '#src/ui/keys/keys-text.ts'
import { rangeWords } from '#src/ui/time/range-words.ts'
import { PRESETS } from '#src/ui/time/time-presets.tsx'
import { keptSearch } from '#src/url/list/use-kept-search.ts'
import { destinationHref, pipelineHref, sourceHref } from '#src/url/paths.ts'
import { rangeQuery } from '#src/url/time/range-text.ts'
import { useTimeState } from '#src/url/time/use-time-state.tsx'
import type { PaletteItem } from './palette-item.ts'

/** Everything the palette knows: what can be done, the entities, and what the page can be set to. */
export function usePaletteItems(): readonly PaletteItem[] {
  const [commands] = useState(commandItems)
  const entities = useEntityItems()
  const settings = useSettingItems()
  return useMemo(() => [...commands, ...entities, ...settings], [commands, entities, settings])
}

/** What the page could do when the palette opened. */
function commandItems(): readonly PaletteItem[] {
  return keyCommands()
    .filter(({ id }) => id !== 'palette.open')
    .map(({ id, name, keys, run }) => ({
      id,
      group: id.startsWith('go.') ? 'Pages' : 'Actions',
      name,
      note: keysText(keys),
      run,
    }))
}

/**
 * Every entity of the three lists, over the time of the page: what is in trouble says so, is found by
 * that word, and stands before its equals.
 */
function useEntityItems(): readonly PaletteItem[] {
  const pipelines = useQuery(pipelineQueries.list()).data?.value
  const sources = useQuery(sourceQueries.list()).data?.value
  const destinations = useQuery(destinationQueries.list()).data?.value
  const { pipelines: judgedPipelines, sources: judgedSources, destinations: judged } = useFleet()
  const navigate = useNavigate()
  const kept = keptSearch(useLocation().search)
  return useMemo(() => {
    const itemsOf = (
      entities: readonly (Connector | Pipeline)[] | undefined,
      verdicts: ReadonlyMap<string, JudgedEntity> | null,
      { group, hrefOf }: { group: string; hrefOf: (id: string) => string },
    ) =>
      withTroubleFirst(entities ?? [], verdicts).map((entity) => ({
        id: hrefOf(entity.id),
        group,
        name: entity.name,
        note: noteOf(entity, verdicts?.get(entity.id)),
        words: `${entity.id} ${entity.tags.join(' ')}`,
        run: () => void navigate(hrefOf(entity.id) + kept),
      }))
    return [
      ...itemsOf(pipelines, judgedPipelines, { group: 'Pipelines', hrefOf: pipelineHref }),
      ...itemsOf(sources, judgedSources, { group: 'Sources', hrefOf: sourceHref }),
      ...itemsOf(destinations, judged, { group: 'Destinations', hrefOf: destinationHref }),
    ]
  }, [pipelines, sources, destinations, judgedPipelines, judgedSources, judged, navigate, kept])
}

/** The worst first, then as they came: what needs nobody keeps its order. */
function withTroubleFirst<T extends { readonly id: string }>(
  entities: readonly T[],
  verdicts: ReadonlyMap<string, JudgedEntity> | null,
): readonly T[] {
  const weightOf = ({ id }: T) => {
    const entity = verdicts?.get(id)
    return entity && isTrouble(entity) ? entity.verdict.severity : 0
  }
  return entities.toSorted((a, b) => weightOf(b) - weightOf(a))
}

/** "Broken · Snowflake"; of what needs nobody only the second part. */
function noteOf(entity: Connector | Pipeline, judged: JudgedEntity | undefined): string {
  const kind = 'connectorName' in entity ? entity.connectorName : endsText(entity)
  return judged && isTrouble(judged) ? `${judged.verdict.label} · ${kind}` : kind
}

function endsText({ source, destination }: Pipeline): string {
  return [source?.connectorName, destination?.connectorName].filter(Boolean).join(' → ')
}

/** Ranges, zones, how often the page asks, and the theme. */
function useSettingItems(): readonly PaletteItem[] {
  const { zone, setRange, setZone, setRefresh } = useTimeState()
  return useMemo(() => {
    const ranges = PRESETS.map((range) => ({
      id: `range ${rangeQuery(range)}`,
      group: 'Time range',
      name: rangeWords(range, zone, 'short'),
      run: () => setRange(range),
    }))
    const intervals = REFRESH_INTERVALS.map((interval) => ({
      id: `refresh ${interval}`,
      group: 'Refresh',
      name: REFRESH_NAMES[interval] ?? `Refresh every ${interval}`,
      run: () => setRefresh(interval),
    }))
    const themes = THEMES.map(({ choice, name }) => ({
      id: `theme ${choice}`,
      group: 'Theme',
      name: `Theme: ${name}`,
      run: () => chooseTheme(choice),
    }))
    const zones = ['utc', 'local', ...Intl.supportedValuesOf('timeZone')].map((name) => ({
      id: `zone ${name}`,
      group: 'Time zone',
      name: `Time zone: ${ZONE_NAMES[name] ?? name.replaceAll('_', ' ')}`,
      words: name,
      run: () => setZone(name),
    }))
    return [...ranges, ...intervals, ...themes, ...zones]
  }, [zone, setRange, setZone, setRefresh])
}

const REFRESH_NAMES: Readonly<Record<string, string>> = {
  off: 'Refresh off',
  auto: 'Refresh by itself',
}
const ZONE_NAMES: Readonly<Record<string, string>> = { utc: 'UTC', local: 'of this device' }
