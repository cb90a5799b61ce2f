import { parseArgs } from 'node:util'
import { startSimulatorHost, type HostOptions } from './http-host.ts'
import { isScenarioName, SCENARIO_NAMES } from './scenarios.ts'

const USAGE =
  'node simulator/main.ts [--scenario demo] [--port 9090] [--seed n] [--token-life-sec n]'

/** Serves a simulated account until interrupted. */
async function main(): Promise<void> {
  const options = readFlags(process.argv.slice(2))
  const host = await startSimulatorHost({ ...options, log: (line) => console.log(line) })
  const { clientId, secret } = host.simulator.credentials
  console.log(`simulated account "${host.simulator.scenario()}" at ${host.origin}`)
  console.log(`use it with:`)
  console.log(
    `  STREAMKAP_HOST=${host.origin} STREAMKAP_CLIENT_ID=${clientId} STREAMKAP_SECRET=${secret}`,
  )
  console.log(
    `break and heal it: POST ${host.origin}/__simulator/faults {"fault":{"kind":"html-502"}} or {"clear":true}`,
  )
  const end = () => void host.close()
  process.once('SIGINT', end)
  process.once('SIGTERM', end)
}

function readFlags(args: string[]): HostOptions {
  const { values } = parseArgs({
    args,
    options: {
      scenario: { type: 'string' },
      port: { type: 'string' },
      seed: { type: 'string' },
      'token-life-sec': { type: 'string' },
    },
  })
  const scenario = values.scenario ?? 'demo'
  if (!isScenarioName(scenario)) {
    throw new Error(
      `--scenario ${scenario}: no such scenario; allowed: ${SCENARIO_NAMES.join(', ')}`,
    )
  }
  const port = whole('port', values.port ?? '9090', 0, 65_535)
  const options: HostOptions = { scenario, port }
  if (values.seed !== undefined) options.seed = whole('seed', values.seed, 0, 4_294_967_295)
  const life = values['token-life-sec']
  if (life !== undefined) options.tokenLifeSec = whole('token-life-sec', life, 1, 31_536_000)
  return options
}

function whole(flag: string, text: string, least: number, most: number): number {
  const value = Number(text)
  if (/^\d+$/.test(text) && value >= least && value <= most) return value
  throw new Error(`--${flag} ${text}: must be a whole number from ${least} to ${most}`)
}

try {
  await main()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  console.error(USAGE)
  process.exitCode = 1
}
