// `npm run e2e`: builds what the stories open, finds a browser and tells them; arguments go to
// Playwright (`npm run e2e -- api-down`).
import { ensureChromium } from './chromium.mjs'
import { runStep } from './steps.mjs'

const builds = [
  { name: 'build', command: ['vite', 'build'] },
  { name: 'demo build', command: ['vite', 'build', '--mode', 'demo'] },
]
for (const build of builds) {
  const { ok } = await runStep(build)
  if (!ok) process.exit(1)
}
const chromium = ensureChromium()
const { ok, output } = await runStep({
  name: 'stories in the browser',
  command: ['playwright', 'test', '-c', 'e2e', ...process.argv.slice(2)],
  env: chromium === undefined ? {} : { CHROMIUM_PATH: chromium },
})
if (ok) console.log(output)
process.exitCode = ok ? 0 : 1
