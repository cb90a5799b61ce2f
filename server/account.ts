import { randomBytes } from 'node:crypto'
import { faultLine } from './config-values.ts'
import { ConfigError, type Config } from './config.ts'
import { fixedCredentials, type CredentialSource } from './credentials.ts'

/** Where reads go and the pair that signs in there. `close` ends what was started for it. */
export type Account = Readonly<
  { origin: string; credentials: CredentialSource; close(): Promise<void> } & (
    | { mode: 'live' }
    | { mode: 'simulated'; scenario: string }
  )
>

/**
 * The account that the configuration names. Without credentials this starts the built-in simulator
 * on a free loopback port and makes up a pair for it, so that demo and live run the same code.
 * @throws {ConfigError} when the simulator does not know the scenario
 */
export async function openAccount({ account }: Config): Promise<Account> {
  if (account.mode === 'live') return { ...account, close: () => Promise.resolve() }
  const pair = {
    clientId: randomBytes(12).toString('hex'),
    secret: randomBytes(24).toString('hex'),
  }
  // The one door to the simulator: loaded only when its data is served.
  const { startSimulatorHost } = await import('#simulator/http-host.ts')
  const { SCENARIO_NAMES } = await import('#simulator/scenarios.ts')
  const scenario = SCENARIO_NAMES.find((name) => name === account.scenario)
  if (scenario === undefined) {
    const names = SCENARIO_NAMES.join(', ')
    throw new ConfigError([faultLine('SIMULATOR_SCENARIO', `must be one of ${names}`)])
  }
  const simulator = await startSimulatorHost({
    port: 0,
    host: '127.0.0.1',
    scenario,
    ...pair,
  })
  return {
    ...account,
    origin: simulator.origin,
    credentials: fixedCredentials(pair),
    close: () => simulator.close(),
  }
}

/** Sentences for whoever started the process: what data this is, and how to get the other kind. */
export function describeAccount(account: Account): readonly string[] {
  if (account.mode === 'live') return [`Data: your Streamkap account at ${account.origin}`]
  return [
    `*** SIMULATED DATA *** (scenario "${account.scenario}"): these numbers are made up.`,
    'To see your own account, create a read-only API key in Streamkap (Project Settings, API),',
    'set STREAMKAP_CLIENT_ID and STREAMKAP_SECRET (or …_FILE), and start again.',
  ]
}
