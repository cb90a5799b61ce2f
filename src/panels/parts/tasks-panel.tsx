import { SERIES_PERIOD_MS } from '#src/api/periods.ts'
import type { Connector, TaskStatus } from '#src/model/entity.ts'
import { QueryPanel } from '#src/panels/cards/query-panel.tsx'
import { useFrozenEnd } from '#src/panels/charts/frozen-end.ts'
import { DataTable, type Column } from '#src/ui/data-table.tsx'
import { NoValue } from '#src/ui/quantity.tsx'
import { SectionHeading } from '#src/ui/section-heading.tsx'
import { StatusShape } from '#src/ui/status/status-shape.tsx'
import { partColumns, type PartRow } from './part-columns.tsx'
import { PARTS_STEP } from './part-reads.ts'
import { useTaskParts, type Parts } from './use-parts.ts'

export type TasksPanelProps = { kind: 'source' | 'destination'; connector: Connector }

type TaskRow = PartRow & { readonly task: TaskStatus }

const MEASURES = { source: 'written', destination: 'read' } as const
const LEVELS = { source: 'Written', destination: 'Read' } as const
const RATE = { rate: 'records' } as const

const TASK: Column<TaskRow> = {
  id: 'task',
  header: 'Task',
  isRowHeader: true,
  width: 'w-16',
  cell: ({ partId }) => partId,
}
const STATE: Column<TaskRow> = {
  id: 'state',
  header: 'State',
  cell: ({ task }) => <TaskState task={task} />,
}
/** A frozen page has the column without the states of now. */
const STATE_NOT_KEPT: Column<TaskRow> = {
  ...STATE,
  cell: () => <span className="text-fg-3">not kept by the API</span>,
}

const SHARES = {
  source: partColumns<TaskRow>(LEVELS.source, RATE),
  destination: partColumns<TaskRow>(LEVELS.destination, RATE),
} as const
const COLUMNS = {
  source: [TASK, STATE, ...SHARES.source],
  destination: [TASK, STATE, ...SHARES.destination],
} as const
const FROZEN_COLUMNS = {
  source: [TASK, STATE_NOT_KEPT, ...SHARES.source],
  destination: [TASK, STATE_NOT_KEPT, ...SHARES.destination],
} as const

/** The tasks of a connector: state, error, and their part of what moves. */
export function TasksPanel({ kind, connector }: TasksPanelProps) {
  const isFrozen = useFrozenEnd() !== null
  const parts = useTaskParts({ kind, id: connector.id, measure: MEASURES[kind] })
  const { tasks } = connector
  return (
    <section className="flex flex-col">
      <QueryPanel
        query={parts}
        heading={<SectionHeading>Tasks</SectionHeading>}
        what={`the tasks of this ${kind}`}
        height={36 * (tasks.length + 1)}
        periodMs={Math.max(SERIES_PERIOD_MS, PARTS_STEP.ms)}
        isOfRange
      >
        {(value) => {
          const rows = taskRows(tasks, value)
          if (rows.length === 0) return <p className="text-fg-2">The API names no task.</p>
          return (
            <DataTable
              name="Tasks"
              columns={(isFrozen ? FROZEN_COLUMNS : COLUMNS)[kind]}
              rows={rows}
              rowId={(row) => row.partId}
            />
          )
        }}
      </QueryPanel>
    </section>
  )
}

/** In the order of their numbers; a task that only one of the two answers names is there as well. */
function taskRows(
  tasks: readonly TaskStatus[],
  { contributors, named }: Parts,
): readonly TaskRow[] {
  const byId = new Map(contributors.topics.map((part) => [part.topicId, part]))
  const known = new Set(tasks.map(({ taskId }) => taskId))
  const unnamed = named.filter((taskId) => !known.has(taskId))
  return [...tasks, ...unnamed.map((taskId) => ({ taskId, state: null, trace: null }))].map(
    (task) => ({ partId: task.taskId, part: byId.get(task.taskId) ?? null, task }),
  )
}

/** Kafka Connect's own words; the trace of a failed task on demand. */
function TaskState({ task: { state, trace } }: { task: TaskStatus }) {
  if (state === null) return <NoValue value={null} />
  const isFailed = state.toUpperCase() === 'FAILED'
  return (
    <div className="min-w-0">
      <span className="inline-flex items-center gap-1.5">
        <span className={isFailed ? 'text-crit' : 'text-fg-3'}>
          <StatusShape shape={isFailed ? 'diamond' : 'circle'} />
        </span>
        {state}
      </span>
      {trace !== null && (
        <details className="text-label">
          <summary className="w-fit cursor-pointer text-fg-2 pointer-coarse:py-3">Trace</summary>
          <pre className="max-h-80 overflow-auto whitespace-pre-wrap wrap-anywhere">{trace}</pre>
        </details>
      )}
    </div>
  )
}
