import * as v from 'valibot'
import { ContractError } from '#src/api/http/errors.ts'
import { isRecord, kindOf } from './wire.ts'

const MOST_PROBLEMS = 5

/** A JSON object whose members are read later. valibot's own objects would take lists as well. */
export const unreadObject = v.custom<Readonly<Record<string, unknown>>>(isRecord)

/** A dictionary of anything → `value`. */
export function dictionary<TOutput>(value: v.GenericSchema<unknown, TOutput>) {
  return v.pipe(unreadObject, v.record(v.string(), value))
}

/**
 * The body of an answer in the shape of `schema`, extra members passed through.
 * Throws ContractError, naming at most five places and what kind of value stood there.
 */
export function readAs<TOutput>(
  schema: v.GenericSchema<unknown, TOutput>,
  body: unknown,
  path: string,
): TOutput {
  const result = v.safeParse(schema, body)
  if (result.success) return result.output
  const problems = result.issues.slice(0, MOST_PROBLEMS).map(describe)
  const more = result.issues.length - problems.length
  throw new ContractError(path, more > 0 ? [...problems, `${more} more`] : problems)
}

/** The place and the types only: valibot's own message repeats the value, which can be a whole page. */
function describe(issue: v.BaseIssue<unknown>): string {
  const expected = issue.type === 'custom' ? 'Object' : issue.expected
  return `${placeOf(issue)}: expected ${expected ?? 'something else'}, received ${kindOf(issue.input)}`
}

/** `connector_metrics["source_1.public.orders"].latest`; `answer` for the body itself. */
function placeOf(issue: v.BaseIssue<unknown>): string {
  let place = 'answer'
  for (const { key } of issue.path ?? []) {
    if (typeof key === 'string' && /^\w+$/.test(key)) place += `.${key}`
    else place += `[${JSON.stringify(key)}]`
  }
  return place
}
