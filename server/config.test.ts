import { expect, test } from 'vitest'
import { ConfigError, readConfig } from './config.ts'

const PAIR = { STREAMKAP_CLIENT_ID: 'an-id', STREAMKAP_SECRET: 'a-secret' }

function faultsOf(env: Record<string, string>, readFile?: (path: string) => string): string[] {
  try {
    readConfig(env, readFile)
    return []
  } catch (error) {
    return error instanceof ConfigError ? [...error.faults] : ['another error']
  }
}

test('without settings the simulated account is served on loopback', () => {
  const config = readConfig({})
  expect(config.account).toEqual({ mode: 'simulated', scenario: 'demo' })
  expect(config.listen).toEqual({ host: '127.0.0.1', port: 8080 })
  expect(config.upstream).toEqual({
    connectTimeoutMs: 3000,
    firstByteTimeoutMs: 15_000,
    totalTimeoutMs: 30_000,
    maxBytes: 16 * 1024 * 1024,
    maxConnections: 16,
  })
  expect(config).toMatchObject({
    tokenPath: '/auth/access-token',
    tokenRefreshBeforeMs: 60_000,
    bodyLimitBytes: 65_536,
    maxIds: 1000,
    client: { headersTimeoutMs: 10_000, requestTimeoutMs: 20_000 },
    shutdown: { delayMs: 0, drainMs: 10_000 },
    logLevel: 'info',
    showLastEvent: false,
    allowedTenantIds: [],
  })
})

test.each([
  [PAIR],
  [{ STREAMKAP_CLIENT_ID: 'an-id', STREAMKAP_CLIENT_SECRET: 'a-secret' }],
  [{ STREAMKAP_CLIENT_ID: 'an-id', STREAMKAP_SECRET: 'a-secret', STREAMKAP_SECRET_FILE: ' ' }],
])('a whole pair makes a live account', (env) => {
  const { account } = readConfig(env)
  expect(account).toMatchObject({ mode: 'live', origin: 'https://api.streamkap.com' })
  expect(account.mode === 'live' && account.credentials.current()).toEqual({
    clientId: 'an-id',
    secret: 'a-secret',
  })
})

test('E08: secrets are read from files without their line break, and again on demand', () => {
  const files: Record<string, string> = { '/run/id': 'an-id\r\n', '/run/secret': 'a-secret\n' }
  const env = { STREAMKAP_CLIENT_ID_FILE: '/run/id', STREAMKAP_SECRET_FILE: '/run/secret' }
  const { account } = readConfig(env, (path) => files[path] ?? '')
  if (account.mode !== 'live') throw new Error('expected a live account')
  expect(account.credentials.current()).toEqual({ clientId: 'an-id', secret: 'a-secret' })
  files['/run/secret'] = 'a-newer-secret\n'
  account.credentials.reread()
  expect(account.credentials.current().secret).toBe('a-newer-secret')
})

test('E08: a missing file and an empty file are faults', () => {
  const env = { STREAMKAP_CLIENT_ID_FILE: '/run/id', STREAMKAP_SECRET_FILE: '/run/secret' }
  const faults = faultsOf(env, (path) => {
    if (path === '/run/id') throw new Error('ENOENT')
    return '\n'
  })
  expect(faults).toHaveLength(2)
  expect(faults[0]).toMatch(/^STREAMKAP_CLIENT_ID_FILE \(environment\): must be the path of a file/)
  expect(faults[1]).toMatch(
    /^STREAMKAP_SECRET_FILE \(environment\): must be one line of text, not empty/,
  )
})

const BAD: [name: string, env: Record<string, string>, variable: string][] = [
  ['E01: the client id is missing', { STREAMKAP_SECRET: 'value4711' }, 'STREAMKAP_CLIENT_ID'],
  ['E02: the secret is missing', { STREAMKAP_CLIENT_ID: 'value4711' }, 'STREAMKAP_SECRET'],
  [
    'both forms of a secret',
    { ...PAIR, STREAMKAP_SECRET_FILE: '/run/value4711' },
    'STREAMKAP_SECRET',
  ],
  [
    'both names of the secret',
    { ...PAIR, STREAMKAP_CLIENT_SECRET: 'value4711' },
    'STREAMKAP_SECRET',
  ],
  ['a secret of two lines', { ...PAIR, STREAMKAP_SECRET: 'value4711\nb' }, 'STREAMKAP_SECRET'],
  ['E03: plain http', { ...PAIR, STREAMKAP_HOST: 'http://value4711.com' }, 'STREAMKAP_HOST'],
  [
    'E03: a loopback look-alike',
    { ...PAIR, STREAMKAP_HOST: 'http://127.0.0.1.value4711.io' },
    'STREAMKAP_HOST',
  ],
  [
    'E04: user info',
    { ...PAIR, STREAMKAP_HOST: 'https://value4711@api.example' },
    'STREAMKAP_HOST',
  ],
  [
    'E04: user info on a bare name',
    { ...PAIR, STREAMKAP_HOST: 'value4711@api.example' },
    'STREAMKAP_HOST',
  ],
  ['E04: a path', { ...PAIR, STREAMKAP_HOST: 'https://api.example/value4711' }, 'STREAMKAP_HOST'],
  ['E04: a query', { ...PAIR, STREAMKAP_HOST: 'https://api.example?value4711' }, 'STREAMKAP_HOST'],
  ['E04: another scheme', { ...PAIR, STREAMKAP_HOST: 'ftp://value4711.example' }, 'STREAMKAP_HOST'],
  [
    'E05: an open address without sign-in',
    { LISTEN_HOST: '0.0.0.0', PUBLIC_ORIGIN: 'https://value4711.example' },
    'LISTEN_HOST',
  ],
  [
    'E05: an open IPv6 address',
    { LISTEN_HOST: '::', PUBLIC_ORIGIN: 'https://value4711.example' },
    'LISTEN_HOST',
  ],
  ['E06: a limit that is no number', { UPSTREAM_MAX_MB: 'value4711' }, 'UPSTREAM_MAX_MB'],
  ['E06: a limit of zero', { MAX_IDS: '0' }, 'MAX_IDS'],
  ['E06: a fraction', { BODY_LIMIT_KB: '1.5' }, 'BODY_LIMIT_KB'],
  ['E06: a sign', { LISTEN_PORT: '+8080' }, 'LISTEN_PORT'],
  ['a port that does not exist', { LISTEN_PORT: '65536' }, 'LISTEN_PORT'],
  ['a sign-in that does not exist', { VIEWER_AUTH: 'value4711' }, 'VIEWER_AUTH'],
  ['an origin with a path', { PUBLIC_ORIGIN: 'https://value4711.example/x' }, 'PUBLIC_ORIGIN'],
  [
    'an origin with a port that does not exist',
    { PUBLIC_ORIGIN: 'https://value4711.example:99999' },
    'PUBLIC_ORIGIN',
  ],
  ['a flag that is neither', { SHOW_LAST_EVENT: 'value4711' }, 'SHOW_LAST_EVENT'],
  ['a level that is none', { LOG_LEVEL: 'value4711' }, 'LOG_LEVEL'],
  ['a sign-in path with dots', { STREAMKAP_TOKEN_PATH: '/../value4711' }, 'STREAMKAP_TOKEN_PATH'],
  ['a tenant that is no id', { ALLOWED_TENANT_IDS: 'a,value4711 b' }, 'ALLOWED_TENANT_IDS'],
]

test.each(BAD)(
  '%s: refused by the name of the variable, without its value',
  (_name, env, variable) => {
    const faults = faultsOf(env)
    expect(faults).toHaveLength(1)
    expect(faults[0]).toMatch(new RegExp(`^${variable} \\(.+\\): .+ Streamgauge does not start`))
    expect(faults.join('\n')).not.toContain('value4711')
  },
)

test('all faults are reported at once', () => {
  const faults = faultsOf({
    STREAMKAP_SECRET: 's',
    LISTEN_PORT: 'x',
    MAX_IDS: 'x',
    LISTEN_HOST: '::',
  })
  expect(faults.map((fault) => fault.split(' ', 1)[0])).toEqual([
    'STREAMKAP_CLIENT_ID',
    'LISTEN_PORT',
    'LISTEN_HOST',
    'PUBLIC_ORIGIN',
    'MAX_IDS',
  ])
})

test.each([
  ['api.eu.example', 'https://api.eu.example'],
  ['api.eu.example:8443', 'https://api.eu.example:8443'],
  ['https://api.eu.example/', 'https://api.eu.example'],
  ['http://127.0.0.1:9000', 'http://127.0.0.1:9000'],
  ['http://localhost:9000', 'http://localhost:9000'],
  ['http://[::1]:9000', 'http://[::1]:9000'],
])('STREAMKAP_HOST %s means the origin %s', (host, origin) => {
  expect(readConfig({ ...PAIR, STREAMKAP_HOST: host }).account).toMatchObject({ origin })
})

test('public origins are kept as browsers write them', () => {
  const { publicOrigins } = readConfig({
    PUBLIC_ORIGIN: 'https://a.example:443, http://b.example:81',
  })
  expect(publicOrigins).toEqual(['https://a.example', 'http://b.example:81'])
})

test.each([
  ['nothing is set', {}, { host: '127.0.0.1', port: 9464, isPortChosen: false }],
  [
    'a port is set',
    { METRICS_PORT: '9464' },
    { host: '127.0.0.1', port: 9464, isPortChosen: true },
  ],
  [
    'a host is set',
    { METRICS_HOST: '0.0.0.0' },
    { host: '0.0.0.0', port: 9464, isPortChosen: false },
  ],
  ['it is switched off', { METRICS_PORT: 'off', METRICS_HOST: '0.0.0.0' }, null],
] as const)('metrics listener: %s', (_when, env, expected) => {
  expect(readConfig(env).metrics).toEqual(expected)
})

test.each(['OFF', 'no', '-1', '65536', '9464.5'])('METRICS_PORT=%s is a fault', (value) => {
  expect(faultsOf({ METRICS_PORT: value })).toEqual([expect.stringMatching(/^METRICS_PORT \(/)])
})
