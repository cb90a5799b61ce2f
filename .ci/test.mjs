// `npm test`: every check and every test, closed by one line that counts what really ran.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureChromium } from './chromium.mjs'
import { CHECKS, runStep } from './steps.mjs'

const reports = mkdtempSync(join(tmpdir(), 'streamgauge-reports-'))
let passed = 0
let failed = 0

for (const result of await Promise.all(CHECKS.map(runStep)))
  count(result.ok ? 1 : 0, result.ok ? 0 : 1)

// The suite runs in two zones: UTC, and one that is off by an odd quarter of an hour.
// Server and simulator know no zone but UTC: once is enough for them.
await vitest('UTC')
await vitest('Asia/Kathmandu', ['src'])

const build = await runStep({ name: 'build', command: ['vite', 'build'] })
const demo = await runStep({ name: 'demo build', command: ['vite', 'build', '--mode', 'demo'] })
const weights = await runStep({
  name: 'weights of the build',
  command: ['node', '.ci/weights.mjs'],
})
const contents = await runStep({
  name: 'contents of the build',
  command: ['node', '.ci/contents.mjs'],
})
for (const { ok } of [build, demo, weights, contents]) count(ok ? 1 : 0, ok ? 0 : 1)

await playwright()

rmSync(reports, { recursive: true, force: true })
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 && passed > 0 ? 0 : 1

async function vitest(zone, options = []) {
  const file = join(reports, `vitest-${zone.replace('/', '-')}.json`)
  const { ok } = await runStep({
    name: `unit and page tests, zone ${zone}`,
    command: [
      'vitest',
      'run',
      '--reporter=dot',
      '--reporter=json',
      `--outputFile.json=${file}`,
      // On a machine under load a test may miss a moment; what fails twice is a fault.
      '--retry=1',
      ...options,
    ],
    // What failed must stand in a log of a few lines: no colours, no whole documents.
    env: { TZ: zone, NO_COLOR: '1', DEBUG_PRINT_LIMIT: '1500' },
  })
  const report = readReport(file)
  countRun(ok, report?.numPassedTests, report?.numFailedTests)
}

async function playwright() {
  const file = join(reports, 'playwright.json')
  let chromium
  try {
    chromium = ensureChromium()
  } catch (error) {
    console.log(`FAIL browser: ${error.message}`)
    return count(0, 1)
  }
  const { ok } = await runStep({
    name: 'stories in the browser',
    command: ['playwright', 'test', '-c', 'e2e', '--retries=1', '--reporter=list,json'],
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: file, ...(chromium && { CHROMIUM_PATH: chromium }) },
  })
  const report = readReport(file)
  const stats = report?.stats
  for (const title of flakyIn(report)) console.log(`     at the second try only: ${title}`)
  countRun(ok, stats && stats.expected + stats.flaky, stats?.unexpected)
}

/** Titles of the stories of a suite, or of what it holds, that failed once. */
function flakyIn(suite) {
  const own = (suite?.specs ?? []).filter(({ tests }) =>
    tests.some((one) => one.status === 'flaky'),
  )
  return [...own.map(({ title }) => title), ...(suite?.suites ?? []).flatMap(flakyIn)]
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

/** A run that failed without naming a failed test (a crash, no test found) is itself one failure. */
function countRun(ok, passedTests = 0, failedTests = 0) {
  count(passedTests, ok ? failedTests : Math.max(1, failedTests))
}

function count(morePassed, moreFailed) {
  passed += morePassed
  failed += moreFailed
}
