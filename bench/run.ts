import { measureCharts } from './charts.ts'
import { measureInsights } from './insights.ts'
import { measureLists } from './lists.ts'
import { machineLine } from './machine.ts'
import { measureProxy } from './proxy.ts'
import { measureReading } from './reading.ts'
import { markdown, type Report } from './report.ts'
import { measureWall } from './wall.ts'

/*
 * `npm run bench [-- charts|reading|proxy|insights|wall|lists]`: prints figures beside their budgets. It is no test: it
 * fails only when it could not measure.
 */

const PARTS = ['charts', 'reading', 'proxy', 'insights', 'wall', 'lists'] as const

const MEASURES: Readonly<Record<(typeof PARTS)[number], () => Promise<Report>>> = {
  charts: measureChartsHere,
  reading: measureReading,
  proxy: measureProxy,
  insights: measureInsights,
  wall: measureWall,
  lists: measureLists,
}

try {
  await main(process.argv.slice(2))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

async function main(asked: readonly string[]): Promise<void> {
  const parts = PARTS.filter((part) => asked.length === 0 || asked.includes(part))
  const unknown = asked.filter((word) => !PARTS.some((part) => part === word))
  if (unknown.length > 0) {
    throw new Error(`${unknown.join(', ')}: no such part; allowed: ${PARTS.join(', ')}`)
  }
  console.log(`${machineLine()}\n`)
  for (const part of parts) {
    console.log(markdown(await MEASURES[part]()))
  }
}

async function measureChartsHere(): Promise<Report> {
  const { report, chromium } = await measureCharts()
  console.log(`Chromium ${chromium}\n`)
  return report
}
