/** What a field of a list row may hold; anything else is left out. */
type Shape = (value: unknown) => unknown

export type Fields = Readonly<Record<string, Shape>>

const isPlain = (value: unknown): boolean =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value)

const plain: Shape = (value) => (isPlain(value) ? value : undefined)

/** Lists of ids or names; elements of another kind are left out. */
const plains: Shape = (value) => (Array.isArray(value) ? value.filter(isPlain) : undefined)

const object =
  (fields: Fields): Shape =>
  (value) =>
    isRecord(value) ? keepFields(value, fields) : value === null ? null : undefined

/** Elements that are ids or objects, of which the id and the name stay (API reference §7.3, §10.20). */
const named: Shape = (value) =>
  Array.isArray(value)
    ? value.map((one) => (isRecord(one) ? keepFields(one, { id: plain, name: plain }) : plain(one)))
    : undefined

/** Task number → its state. A failed task's `trace` stays behind: it names hosts and settings. */
const taskStatuses: Shape = (value) =>
  isRecord(value)
    ? Object.fromEntries(
        Object.entries(value)
          .filter(([task]) => /^\d{1,4}$/.test(task))
          .map(([task, status]) => [
            task,
            isRecord(status) ? keepFields(status, { state: plain }) : plain(status),
          ]),
      )
    : undefined

const ENTITY: Fields = {
  id: plain,
  name: plain,
  connector: plain,
  connector_display_name: plain,
  connector_status: plain,
  desired_state: plain,
  status: plain,
  tasks: plains,
  task_statuses: taskStatuses,
  topic_ids: plains,
  topics: plains,
  tags: named,
  created_timestamp: plain,
}

/** A row of `/sources`, `/destinations` or `/pipelines` (A6, API reference §7). */
const ROW: Fields = {
  ...ENTITY,
  source: object(ENTITY),
  destination: object(ENTITY),
  transforms: named,
}

/** The paging envelope (API reference §1.1). */
export const LIST_FIELDS: Fields = {
  result: (value) =>
    Array.isArray(value) ? value.filter(isRecord).map((row) => keepFields(row, ROW)) : undefined,
  page: plain,
  page_size: plain,
  total: plain,
  has_next: plain,
}

/** A new object with the named fields only, each in its shape; missing ones stay missing. */
export function keepFields(
  source: Readonly<Record<string, unknown>>,
  fields: Fields,
): Record<string, unknown> {
  const kept: Record<string, unknown> = {}
  for (const [name, shape] of Object.entries(fields)) {
    const value = Object.hasOwn(source, name) ? shape(source[name]) : undefined
    if (value !== undefined) kept[name] = value
  }
  return kept
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
