/** What an address says about a list: which rows, in what order, in what groups, drawn how. */
export type ListChoice = {
  /** Words that a row must contain, all of them. */
  readonly text: string
  /** Only what somebody should look at. */
  readonly failing: boolean
  /** States of `model/health.ts`; `[]`: all. */
  readonly states: readonly string[]
  readonly type: string | null
  readonly tag: string | null
  readonly group: string | null
  readonly source: string | null
  /** null: the order that the list has by itself. */
  readonly order: { readonly columnId: string; readonly direction: 'asc' | 'desc' } | null
  /** What rows are grouped by; null: not at all. */
  readonly by: Grouping | null
  /** Groups that were opened or closed by hand; the others stand as they are by themselves. */
  readonly open: readonly string[]
  readonly closed: readonly string[]
  readonly view: 'table' | 'map'
}

/** Ways to group rows; also the names of the filters that pick one group. */
export const GROUPINGS = ['group', 'type', 'source'] as const
export type Grouping = (typeof GROUPINGS)[number]

/** The same as texts of the address; null: not there. */
export type ListTexts = {
  readonly q: string | null
  readonly failing: string | null
  readonly state: string | null
  readonly type: string | null
  readonly tag: string | null
  readonly group: string | null
  readonly source: string | null
  readonly sort: string | null
  readonly by: string | null
  readonly open: string | null
  readonly closed: string | null
  readonly view: string | null
}

/** What counts as a filter: taking it away shows every row. */
export const NO_FILTER = {
  text: '',
  failing: false,
  states: [],
  type: null,
  tag: null,
  group: null,
  source: null,
} as const satisfies Partial<ListChoice>

/** Whether any row may be hidden by it. */
export function isFiltered(choice: ListChoice): boolean {
  const { text, failing, states, type, tag, group, source } = choice
  const picks = [type, tag, group, source]
  return text.trim() !== '' || failing || states.length > 0 || picks.some((pick) => pick !== null)
}

/** Reads the texts; one that says nothing that is known says nothing. */
export function listChoice(texts: ListTexts): ListChoice {
  const { type, tag, group, source } = texts
  return {
    text: texts.q ?? '',
    failing: texts.failing === 'yes',
    states: listOf(texts.state),
    type,
    tag,
    group,
    source,
    order: orderOf(texts.sort),
    by: GROUPINGS.find((one) => one === texts.by) ?? null,
    open: listOf(texts.open),
    closed: listOf(texts.closed),
    view: texts.view === 'map' ? 'map' : 'table',
  }
}

/** Texts of a part of a choice; what is so by itself is left out of the address. */
export function listTexts(choice: Partial<ListChoice>): Partial<ListTexts> {
  const { text, failing, states, order, open, closed, view, ...same } = choice
  return {
    ...same,
    ...(text !== undefined && { q: text === '' ? null : text }),
    ...(failing !== undefined && { failing: failing ? 'yes' : null }),
    ...(states && { state: textOf(states) }),
    ...(order !== undefined && { sort: order && orderText(order) }),
    ...(open && { open: textOf(open) }),
    ...(closed && { closed: textOf(closed) }),
    ...(view && { view: view === 'map' ? view : null }),
  }
}

/** Names may hold commas; these are written with percent signs of their own. */
function listOf(text: string | null): readonly string[] {
  if (text === null || text === '') return []
  return text.split(',').map((part) => part.replaceAll('%2C', ',').replaceAll('%25', '%'))
}

function textOf(parts: readonly string[]): string | null {
  if (parts.length === 0) return null
  return parts.map((part) => part.replaceAll('%', '%25').replaceAll(',', '%2C')).join(',')
}

/** `lag`: upwards; `-lag`: downwards. */
function orderOf(text: string | null): ListChoice['order'] {
  if (text === null || text === '' || text === '-') return null
  return text.startsWith('-')
    ? { columnId: text.slice(1), direction: 'desc' }
    : { columnId: text, direction: 'asc' }
}

function orderText({ columnId, direction }: NonNullable<ListChoice['order']>): string {
  return direction === 'desc' ? `-${columnId}` : columnId
}
