import type { ChartLine } from '#src/charts/lines/chart-line.ts'
import { isComparison } from '#src/charts/lines/chart-line.ts'
import { summarize } from '#src/series/summary.ts'

/** Which lines of a chart the reader wants to see. */
export type LineChoice = {
  /** Ids of lines that are listed but not drawn; ids nobody knows are ignored. */
  readonly hidden: ReadonlySet<string>
  /** How many lines are listed, from the first; a comparison comes on top. */
  readonly shown: number
}

/** Four lines can be told apart by colour and dash. */
export const FIRST_CHOICE: LineChoice = { hidden: new Set(), shown: 4 }

const MORE_LINES = 8

/** The lines with the largest mean first, so that the first few are the ones that matter. */
export function largestFirst(lines: readonly ChartLine[]): readonly ChartLine[] {
  const means = new Map(lines.map((line) => [line, summarize(line.series)?.avg ?? -Infinity]))
  return lines.toSorted((a, b) => (means.get(b) ?? 0) - (means.get(a) ?? 0))
}

/** The lines in the legend, in its order; a comparison stays last. */
export function listedLines(
  lines: readonly ChartLine[],
  { shown }: Pick<LineChoice, 'shown'>,
): readonly ChartLine[] {
  return [...measured(lines).slice(0, shown), ...lines.filter(isComparison)]
}

/**
 * The lines to hand to the chart; a new array each time. Where all would be hidden all are shown: an
 * empty plot would say that there is no data.
 */
export function chosenLines(lines: readonly ChartLine[], choice: LineChoice): readonly ChartLine[] {
  const listed = listedLines(lines, choice)
  const chosen = listed.filter(({ id }) => !choice.hidden.has(id))
  return chosen.some((line) => !isComparison(line)) ? chosen : listed
}

/** Shows one line alone; the same again shows all. */
export function isolateLine(
  choice: LineChoice,
  lines: readonly ChartLine[],
  id: string,
): LineChoice {
  const others = measured(listedLines(lines, choice)).filter((line) => line.id !== id)
  const isAlone = !choice.hidden.has(id) && others.every((line) => choice.hidden.has(line.id))
  return isAlone ? showAllLines(choice) : { ...choice, hidden: idsOf(others) }
}

/** Hides a line, or shows it again; hiding the last one shows all. */
export function toggleLine(
  choice: LineChoice,
  lines: readonly ChartLine[],
  id: string,
): LineChoice {
  const hidden = new Set(choice.hidden)
  if (!hidden.delete(id)) hidden.add(id)
  const listed = measured(listedLines(lines, choice))
  return listed.every((line) => hidden.has(line.id)) ? showAllLines(choice) : { ...choice, hidden }
}

export function showAllLines(choice: LineChoice): LineChoice {
  return { ...choice, hidden: FIRST_CHOICE.hidden }
}

/** Lists some more lines; what was hidden stays hidden. */
export function showMoreLines(choice: LineChoice, lines: readonly ChartLine[]): LineChoice {
  return { ...choice, shown: Math.min(measured(lines).length, choice.shown + MORE_LINES) }
}

/** The lines that are counted in "4 of 143". */
export function measured(lines: readonly ChartLine[]): readonly ChartLine[] {
  return lines.filter((line) => !isComparison(line))
}

function idsOf(lines: readonly ChartLine[]): ReadonlySet<string> {
  return new Set(lines.map(({ id }) => id))
}
