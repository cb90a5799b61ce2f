import type { PublicSettings } from './settings-file/settings-file.ts'
import { VERSION } from './version.ts'

/** What the page may know about its server, at `/config.json`. Holds no secret. */
export type PublicConfig = Readonly<{
  mode: 'live' | 'simulated'
  /** Host name of the API that is read; `null` when the data is simulated. */
  apiHost: string | null
  /** Package version and build, for example `0.1.0+4fKq81Zb`. */
  version: string
  /** Name of the simulated scenario, only when the data is simulated. */
  scenario?: string
  /** The settings file, without what stays here; absent when there is no file. */
  settings?: PublicSettings
}>

/** @param buildId short name of the page's build; `null` while developing */
export function publicConfig(
  account: Readonly<
    { mode: 'live'; origin: string } | { mode: 'simulated'; origin: string; scenario: string }
  >,
  buildId: string | null,
): PublicConfig {
  const version = `${VERSION}+${buildId ?? 'dev'}`
  return account.mode === 'live'
    ? { mode: 'live', apiHost: new URL(account.origin).host, version }
    : { mode: 'simulated', apiHost: null, version, scenario: account.scenario }
}
