import * as v from 'valibot'
import { ContractError } from '#src/api/http/errors.ts'
import { getJson, type ReadContext } from '#src/api/http/http.ts'
import { isUnknownEntity } from '#src/api/http/unknown-entity.ts'
import { readAs, unreadObject } from '#src/api/wire/contract.ts'
import { isEntityId } from '#src/api/wire/entity-id.ts'
import { pageNow } from '#src/model/time/server-time.ts'
import { joinAnswers, withValue, type Answer } from './answer.ts'

/** What the API gives at most (§10.15). */
const PAGE_SIZE = 100
const MOST_PAGES = 1000
/** Pages asked for at once when an answer says how many there are. */
const PAGES_AT_ONCE = 4

type Collection = '/sources' | '/destinations' | '/pipelines'
type ToModel<T> = (row: unknown) => T | null

/** The pagination envelope of §1.1; all but `result` may be missing and is read with care. */
const PAGE = v.pipe(unreadObject, v.looseObject({ result: v.array(v.unknown()) }))
type Page = v.InferOutput<typeof PAGE>

/**
 * All rows of a list in the order of the API. An id that comes twice is kept once, in its later form:
 * rows can move to the next page between two requests. A row that `toModel` refuses (no id) is left
 * out. Throws ApiError; a list of refused rows only, and one without an end, is a ContractError.
 */
export async function fetchRows<T extends { readonly id: string }>(
  path: Collection,
  toModel: ToModel<T>,
  context: ReadContext,
): Promise<Answer<readonly T[]>> {
  const rows = new Map<string, T>()
  const pages: Answer<Page>[] = []
  let seen = 0
  let next = 1
  let count = 1
  while (next <= MOST_PAGES) {
    const answers = await fetchPages(path, next, count, context)
    pages.push(...answers)
    for (const { value: page } of answers) {
      seen += page.result.length
      const found = page.result.map(toModel).filter((row) => row !== null)
      const isRepeated = found.length > 0 && found.every((row) => rows.has(row.id))
      for (const row of found) rows.set(row.id, row)
      if (isRepeated || isLast(page, seen)) {
        return withValue(joinAnswers(pages, Infinity), listed(path, rows, seen))
      }
    }
    next += count
    count = Math.min(pagesLeft(answers.at(-1)?.value, seen), MOST_PAGES - next + 1)
  }
  throw new ContractError(path, [`the list has no end within ${MOST_PAGES} pages`])
}

/** The row of one id (`?id=`); `null`: the answer holds none of that id (§10.12), or is 404. */
export async function fetchRow<T extends { readonly id: string }>(
  path: Collection,
  id: string,
  toModel: ToModel<T>,
  context: ReadContext,
): Promise<Answer<T | null>> {
  const { now = pageNow } = context
  if (!isEntityId(id)) return { value: null, asOfMs: now() }
  try {
    const answer = await getJson(path, { id }, context)
    const rows = readAs(PAGE, answer.value, path).result.map(toModel)
    return withValue(answer, rows.find((row) => row?.id === id) ?? null)
  } catch (error) {
    if (!isUnknownEntity(error)) throw error
    return { value: null, asOfMs: now() }
  }
}

function fetchPages(
  path: Collection,
  first: number,
  count: number,
  context: ReadContext,
): Promise<readonly Answer<Page>[]> {
  const pages = Array.from({ length: count }, async (_, index) => {
    const query = { page: first + index, page_size: PAGE_SIZE }
    const answer = await getJson(path, query, context)
    return withValue(answer, readAs(PAGE, answer.value, path))
  })
  return Promise.all(pages)
}

/**
 * The stop rule of §1.1: `has_next` is false, `total` is reached, or, where the page is silent about
 * both, fewer rows came than its size. An empty page ends a list whatever it says.
 */
function isLast(page: Page, seen: number): boolean {
  if (page['has_next'] === false || page.result.length === 0) return true
  const total = positive(page['total'])
  if (total !== null) return seen >= total
  return page['has_next'] !== true && page.result.length < pageSize(page)
}

/** How many pages to ask for next: as many as `total` leaves, at most four; one if it is unknown. */
function pagesLeft(page: Page | undefined, seen: number): number {
  const total = page === undefined ? null : positive(page['total'])
  if (page === undefined || total === null) return 1
  return Math.min(PAGES_AT_ONCE, Math.ceil((total - seen) / pageSize(page)))
}

/** The size the API says it used; it may cut the one asked for. */
function pageSize(page: Page): number {
  return positive(page['page_size']) ?? PAGE_SIZE
}

function positive(value: unknown): number | null {
  return typeof value === 'number' && value > 0 ? value : null
}

function listed<T>(path: string, rows: ReadonlyMap<string, T>, seen: number): readonly T[] {
  if (seen > 0 && rows.size === 0) {
    throw new ContractError(path, [`answer.result: not one of ${seen} rows has an id`])
  }
  return [...rows.values()]
}
