import { SERIES_PERIOD_MS } from '#src/api/periods.ts'
import type { Connector } from '#src/model/entity.ts'
import { QueryPanel } from '#src/panels/cards/query-panel.tsx'
import { Button } from '#src/ui/button.tsx'
import { DataTable, type Column } from '#src/ui/data-table.tsx'
import { SectionHeading } from '#src/ui/section-heading.tsx'
import { useTopicCount } from '#src/url/chart/use-topic-count.ts'
import { partColumns, type PartRow } from './part-columns.tsx'
import { PARTS_STEP, MOST_TOPICS, TOPICS_AT_ONCE } from './part-reads.ts'
import { contributorWords } from './part-words.ts'
import { useTopicParts, type Parts } from './use-parts.ts'

export type TopicsPanelProps = { kind: 'source' | 'destination'; connector: Connector }

const MEASURES = {
  source: { measure: 'written', level: 'Written', word: 'writes', unit: { rate: 'records' } },
  destination: { measure: 'lag', level: 'Waiting', word: 'lag', unit: 'records' },
} as const

const NAME: Column<PartRow> = {
  id: 'topic',
  header: 'Topic',
  isRowHeader: true,
  cell: ({ partId }) => <code className="wrap-anywhere">{partId}</code>,
}

const COLUMNS = {
  source: [NAME, ...partColumns(MEASURES.source.level, MEASURES.source.unit)],
  destination: [NAME, ...partColumns(MEASURES.destination.level, MEASURES.destination.unit)],
} as const

/** Who contributes to what waits or is written, topic by topic; more topics on demand. */
export function TopicsPanel({ kind, connector }: TopicsPanelProps) {
  const [size, ask] = useTopicCount(TOPICS_AT_ONCE, MOST_TOPICS)
  const { measure, word, unit } = MEASURES[kind]
  const parts = useTopicParts({ kind, id: connector.id, measure }, size)
  const all = connector.topicIds.length
  return (
    <section className="flex flex-col">
      <QueryPanel
        query={parts}
        heading={<SectionHeading>Topics</SectionHeading>}
        what={`the topics of this ${kind}`}
        height={36 * Math.min(size, Math.max(1, all)) + 60}
        periodMs={Math.max(SERIES_PERIOD_MS, PARTS_STEP.ms)}
        isOfRange
      >
        {({ contributors, named }) => {
          const of = Math.max(all, named.length)
          const counts = { shown: named.length, of, what: 'topic', level: word, unit }
          if (named.length === 0)
            return <p className="text-fg-2">The API tells no topics of this {kind} apart.</p>
          return (
            <div className="flex flex-col gap-2">
              <p className="text-table text-fg-2">{contributorWords(contributors, counts)}</p>
              <DataTable
                name="Topics"
                columns={COLUMNS[kind]}
                rows={partRows({ contributors, named })}
                rowId={(row) => row.partId}
              />
              {named.length < of && size < Math.min(of, MOST_TOPICS) && (
                <Button className="self-start" onClick={() => ask(size + TOPICS_AT_ONCE)}>
                  Show {TOPICS_AT_ONCE} more
                </Button>
              )}
            </div>
          )
        }}
      </QueryPanel>
    </section>
  )
}

/** Largest first, those that report nothing last. */
export function partRows({ contributors: { topics }, named }: Parts): readonly PartRow[] {
  const known = new Set(topics.map(({ topicId }) => topicId))
  return [
    ...topics.map((part) => ({ partId: part.topicId, part })),
    ...named.filter((id) => !known.has(id)).map((partId) => ({ partId, part: null })),
  ]
}
