import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { ConfigError, readConfig, type Config } from './config.ts'

/*
 * The tables of settings in the documents say what the code reads: no name less, no name more, and
 * the defaults that are really used.
 */

const FOLDER = new URL('./', import.meta.url)
const DOCUMENTS = ['docs/configuration.md', 'README.md'] as const

/** Settings whose value may decide which others are read, with a value that makes it so. */
const SITUATIONS: readonly Readonly<Record<string, string>>[] = [
  {},
  { STREAMKAP_CLIENT_ID: 'an-id', STREAMKAP_SECRET: 'a-secret' },
  { STREAMKAP_CLIENT_ID_FILE: '/run/id', STREAMKAP_SECRET_FILE: '/run/secret' },
  { LISTEN_HOST: '0.0.0.0', PUBLIC_ORIGIN: 'https://gauge.example' },
  { VIEWER_AUTH: 'basic' },
  { VIEWER_AUTH: 'header' },
  { VIEWER_AUTH: 'jwt' },
]

type Row = { readonly names: readonly string[]; readonly defaults: readonly string[] }

describe.each(DOCUMENTS)('the table of settings in %s', (document) => {
  const rows = settingsOf(document)
  const named = rows.flatMap(({ names }) => names)

  test('names every setting that is read, and only those', () => {
    expect(named.toSorted()).toEqual([...settingsRead()].toSorted())
  })

  test('names the defaults that are used', () => {
    const defaults = rows.flatMap(({ names, defaults: values }) => {
      const fits = values.length === 0 || values.length === names.length
      expect(fits, `one default for each of ${names.join(', ')}, or none`).toBe(true)
      return values.map((value, index) => [names[index] ?? '', value] as const)
    })
    expect(defaults.length).toBeGreaterThan(15)
    expect(settled(readConfig(Object.fromEntries(defaults)))).toEqual(settled(readConfig({})))
    expect(
      live(Object.fromEntries(defaults.filter(([name]) => name.startsWith('STREAMKAP_')))),
    ).toEqual(live({}))
  })
})

test('a default that is not the one in use is noticed', () => {
  expect(readConfig({ LISTEN_PORT: '8081' })).not.toEqual(readConfig({}))
})

/** A configuration without the note of who chose its default port. */
function settled({ metrics, ...rest }: Config) {
  return { ...rest, metrics: metrics && { host: metrics.host, port: metrics.port } }
}

/** Everything asked of the environment, seen from outside, plus what single files ask for by name. */
function settingsRead(): ReadonlySet<string> {
  const names = new Set<string>()
  for (const situation of SITUATIONS) {
    const env = new Proxy<Record<string, string | undefined>>(
      {},
      {
        get: (_target, name) => {
          if (typeof name !== 'string') return undefined
          names.add(name)
          return situation[name]
        },
      },
    )
    try {
      readConfig(env, () => 'text of a file')
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error
    }
  }
  for (const file of readdirSync(FOLDER).filter(isSource)) {
    const text = readFileSync(new URL(file, FOLDER), 'utf8')
    for (const [, name = ''] of text.matchAll(/process\.env(?:\.|\[')([A-Z_0-9]+)/g)) {
      names.add(name)
    }
  }
  return names
}

function isSource(file: string): boolean {
  return file.endsWith('.ts') && !file.endsWith('.test.ts')
}

/** The upstream of a live account with the settings given: only there is `STREAMKAP_HOST` used. */
function live(settings: Readonly<Record<string, string>>): unknown {
  const { account } = readConfig({
    STREAMKAP_CLIENT_ID: 'an-id',
    STREAMKAP_SECRET: 'a-secret',
    ...settings,
  })
  return account.mode === 'live' ? account.origin : null
}

/** Rows of every table whose first column is headed `name`, in the Markdown of this project. */
function settingsOf(document: string): readonly Row[] {
  const text = readFileSync(fileURLToPath(new URL(`../${document}`, FOLDER)), 'utf8')
  const rows: Row[] = []
  let isSettings = false
  for (const line of text.split('\n')) {
    const [, first = '', second = ''] = line.split('|')
    if (!line.startsWith('|')) isSettings = false
    else if (first.trim() === 'name') isSettings = true
    else if (isSettings && !first.includes('---')) {
      rows.push({ names: codeIn(first), defaults: codeIn(second) })
    }
  }
  return rows
}

function codeIn(cell: string): readonly string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code)
}
