import type { QueryClient, QueryKey } from '@tanstack/react-query'
import { destinationQueries } from '#src/api/destination-queries.ts'
import { pipelineQueries } from '#src/api/pipeline-queries.ts'
import { sourceQueries } from '#src/api/source-queries.ts'

const CONTENTS: Readonly<Record<string, string>> = {
  row: 'entry in the list',
  latest: 'latest values',
  timeseries: 'series',
  timesummary: 'summary',
}

/**
 * A read in words, from its key: "list of sources", "latest values of all destinations", "series of
 * orders-postgres" (the id where the name is not known).
 */
export function readName(client: QueryClient, key: QueryKey): string {
  const [kind, what, content] = key.map(String)
  if (what === 'list') return `list of ${kind}`
  const contents = CONTENTS[content ?? ''] ?? content ?? 'data'
  if (what === 'bulk') return `${contents} of all ${kind}`
  return `${contents} of ${nameOf(client, what ?? '') ?? what}`
}

function nameOf(client: QueryClient, id: string): string | undefined {
  for (const queries of [pipelineQueries, sourceQueries, destinationQueries]) {
    const rows: readonly Named[] = client.getQueryData(queries.list().queryKey)?.value ?? []
    const name = rows.find((row) => row.id === id)?.name
    if (name !== undefined) return name
    const one: Named | null | undefined = client.getQueryData(queries.one(id).queryKey)?.value
    if (one) return one.name
  }
  return undefined
}

type Named = { readonly id: string; readonly name: string }
