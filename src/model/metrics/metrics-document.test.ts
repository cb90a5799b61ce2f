import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { DESTINATION_METRICS } from './destination-metrics.ts'
import type { MetricDefinition } from './metric.ts'
import { PIPELINE_METRICS } from './pipeline-metrics.ts'
import { SOURCE_METRICS } from './source-metrics.ts'

const DOCUMENT = 'docs/metrics.md'
const LINES = readFileSync(new URL(`../../../${DOCUMENT}`, import.meta.url), 'utf8').split('\n')

test.each([
  ['Sources', SOURCE_METRICS],
  ['Destinations', DESTINATION_METRICS],
  ['Pipelines', PIPELINE_METRICS],
] as const)('%s: every line of the dictionary says what the catalogue says', (heading, metrics) => {
  const first = firstRowUnder(heading)
  const written = LINES.slice(first, endOfTable(first)).map((line, i) => placed(first + i, line))
  expect(written).toEqual(metrics.map((metric, i) => placed(first + i, rowOf(metric))))
})

/** The line of the dictionary for one metric. */
function rowOf({ name, label, unit, kind, hasSeries, sentinel, meaning }: MetricDefinition) {
  const none = sentinel === undefined ? '' : `\`${sentinel.value}\` shown as ${sentinel.word}`
  return `| \`${name}\` | ${label} | ${unit} | ${kind} | ${hasSeries ? 'yes' : 'no'} | ${none} | ${meaning} |`
}

/** With the number of the line, so that a failure names the line to change. */
function placed(index: number, line: string): string {
  return `${DOCUMENT}:${index + 1}: ${line}`
}

/** Index of the line after the head and the rule of the first table under `## heading`. */
function firstRowUnder(heading: string): number {
  const at = LINES.indexOf(`## ${heading}`)
  expect(at, `${DOCUMENT} needs the heading "## ${heading}"`).toBeGreaterThanOrEqual(0)
  return LINES.findIndex((line, index) => index > at && line.startsWith('| ---')) + 1
}

function endOfTable(first: number): number {
  return LINES.findIndex((line, index) => index >= first && !line.startsWith('|'))
}
