/** Parameter name to a test of its decoded value. What is not named here is refused. */
type QueryRules = Readonly<Record<string, (value: string) => boolean>>

/** The form of an id in paths, queries and bodies (2.3). */
export const ID_PATTERN = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/

const MAX_IDS_IN_QUERY = 100

const matches = (pattern: RegExp) => (value: string) => pattern.test(value)
const oneOf = (...words: readonly string[]) => matches(new RegExp(`^(?:${words.join('|')})$`))
const upTo = (max: number) => (value: string) =>
  /^[1-9]\d{0,8}$/.test(value) && Number(value) <= max
const COUNT = matches(/^\d{1,7}$/)
const PAGE_NUMBER = matches(/^[1-9]\d{0,6}$/)
const FIELD_NAME = matches(/^[A-Za-z][A-Za-z0-9_]{0,63}$/)
const CURSOR = matches(/^[A-Za-z0-9_-]{1,64}$/)
const WORDS = matches(/^[A-Za-z][A-Za-z0-9_-]{0,39}(?:,[A-Za-z][A-Za-z0-9_-]{0,39}){0,29}$/)
const SORT_DIRECTION = oneOf('asc', 'desc')
const ID = matches(ID_PATTERN)

const WINDOW: QueryRules = {
  time_type: oneOf('timeseries', 'timesummary', 'latest'),
  time_interval: matches(/^(?!0+$)\d{1,7}$/),
  time_unit: oneOf('minute', 'hour', 'day', 'week', 'month'),
  timestamp_from: isIsoTime,
  timestamp_to: isIsoTime,
}

const BATCH: QueryRules = {
  ...WINDOW,
  id: ID,
  ids: (value) => {
    const ids = value.split(',')
    return ids.length <= MAX_IDS_IN_QUERY && ids.every(ID)
  },
  level: oneOf('account', 'connector', 'task', 'topic'),
  topic_list_from: COUNT,
  topic_list_size: COUNT,
  from: CURSOR,
  size: COUNT,
  page: PAGE_NUMBER,
  snapshot: WORDS,
  sort: FIELD_NAME,
  sort_dir: SORT_DIRECTION,
}

const LIST: QueryRules = {
  page: PAGE_NUMBER,
  page_size: upTo(100),
  sort: FIELD_NAME,
  sort_dir: SORT_DIRECTION,
  id: ID,
  partial_name: matches(/^[\p{L}\p{N} ._:@/-]{1,120}$/u),
  connector: WORDS,
  status: WORDS,
  latency: matches(/^(?:gt|lt|gte|lte|eq|ne):\d{1,12}$/),
  snapshot: WORDS,
}

/** The three families of section 2.3. */
export const QUERY_RULES = { WINDOW, BATCH, LIST } as const

const ISO_TIME =
  /^(\d{4}-\d{2}-\d{2})(?:T([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)?)?$/

/** ISO 8601 with a date that exists: the parser alone would take 31 February for a day in March. */
function isIsoTime(value: string): boolean {
  const day = ISO_TIME.exec(value)?.[1]
  if (day === undefined) return false
  const midnight = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(day)
}
