import type { ListChoice } from '#src/url/list/list-choice.ts'
import { needsLook, typeOf, type FleetRow } from './fleet-row.ts'

/** The rows that an address asks for, in the order they came. */
export function filterRows<Row extends FleetRow>(
  rows: readonly Row[],
  choice: ListChoice,
): readonly Row[] {
  const { failing, states, type, tag, group, source } = choice
  const words = choice.text.toLowerCase().split(/\s+/).filter(Boolean)
  return rows.filter(
    (row) =>
      (!failing || needsLook(row)) &&
      (states.length === 0 || (row.verdict && states.includes(row.verdict.state))) &&
      (type === null || row.types.includes(type) || typeOf(row) === type) &&
      (tag === null || row.tags.includes(tag)) &&
      (group === null || row.group === group) &&
      (source === null || row.source === source) &&
      words.every((word) => row.searchText.includes(word)),
  )
}
