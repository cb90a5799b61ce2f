// `npm run check`: every static check side by side.
import { CHECKS, runStep } from './steps.mjs'

const results = await Promise.all(CHECKS.map(runStep))
process.exitCode = results.every((result) => result.ok) ? 0 : 1
