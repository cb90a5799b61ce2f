import { describe, expect, test } from 'vitest'
import { ConfigError, readConfig } from '#server/config.ts'

const FILES: Readonly<Record<string, string>> = {
  '/run/users': 'ann:correct horse\r\n\nbob:battery staple\n',
  '/run/empty': '\n',
  '/run/short': 'ann:1234567',
  '/run/twice': 'ann:correct horse\nann:battery staple',
  '/run/screens': `# screens\nhall:${'h'.repeat(32)}\n\nlab:${'l'.repeat(40)}\n`,
  '/run/bad-screens': `hall:${'h'.repeat(32)}\nlab:short-4711\nhall:${'x'.repeat(32)}`,
}
const JWT = {
  VIEWER_AUTH: 'jwt',
  VIEWER_JWT_HEADER: 'Cf-Access-Jwt-Assertion',
  VIEWER_JWT_JWKS_URL: 'https://team.cloudflareaccess.com/cdn-cgi/access/certs',
  VIEWER_JWT_ISSUER: 'https://team.cloudflareaccess.com',
  VIEWER_JWT_AUDIENCE: 'an-audience',
}

function readFile(path: string): string {
  const text = FILES[path]
  if (text === undefined) throw new Error('ENOENT')
  return text
}

function faultsOf(env: Readonly<Record<string, string>>): readonly string[] {
  try {
    readConfig(env, readFile)
    return []
  } catch (error) {
    return error instanceof ConfigError ? error.faults : ['another error']
  }
}

const viewersOf = (env: Readonly<Record<string, string>>) => readConfig(env, readFile).viewers

describe('what is read', () => {
  test('nobody has to sign in, and nobody is trusted, without settings', () => {
    expect(viewersOf({})).toEqual({
      auth: { kind: 'none' },
      trustedProxies: [],
      readWallTokens: null,
    })
  })

  test('users, directly or from a file, with blanks and colons in passwords', () => {
    expect(viewersOf({ VIEWER_AUTH: 'basic', VIEWER_BASIC_FILE: '/run/users' }).auth).toEqual({
      kind: 'basic',
      users: [
        { name: 'ann', password: 'correct horse' },
        { name: 'bob', password: 'battery staple' },
      ],
    })
    expect(viewersOf({ VIEWER_AUTH: 'basic', VIEWER_BASIC: 'ann:a:b:c:d:e:f' }).auth).toEqual({
      kind: 'basic',
      users: [{ name: 'ann', password: 'a:b:c:d:e:f' }],
    })
  })

  test('the identity header, X-Forwarded-User unless another is named', () => {
    const trusted = { VIEWER_AUTH: 'header', TRUSTED_PROXIES: '10.0.0.0/8, ::1' }
    expect(viewersOf(trusted)).toMatchObject({
      auth: { kind: 'header', header: 'X-Forwarded-User' },
      trustedProxies: ['10.0.0.0/8', '::1'],
    })
    const named = { ...trusted, VIEWER_HEADER: 'X-Email' }
    expect(viewersOf(named).auth).toEqual({ kind: 'header', header: 'X-Email' })
  })

  test('what an assertion must be like', () => {
    expect(viewersOf(JWT).auth).toEqual({
      kind: 'jwt',
      header: 'Cf-Access-Jwt-Assertion',
      keySetUrl: 'https://team.cloudflareaccess.com/cdn-cgi/access/certs',
      issuer: 'https://team.cloudflareaccess.com',
      audience: 'an-audience',
    })
  })

  test('wall tokens, whose file can be read once more', () => {
    expect(viewersOf({ VIEWER_TOKEN_FILE: '/run/screens' }).readWallTokens?.()).toBe(
      FILES['/run/screens'],
    )
  })
})

test.each([
  ['users and no kind', { VIEWER_BASIC: 'ann:correct horse' }, ['VIEWER_AUTH (missing)']],
  ['a header and no kind', { VIEWER_HEADER: 'X-User' }, ['VIEWER_AUTH (missing)']],
  ['an unknown kind', { VIEWER_AUTH: 'oidc' }, ['VIEWER_AUTH (environment)']],
  ['no users', { VIEWER_AUTH: 'basic' }, ['VIEWER_BASIC (missing)']],
  [
    'a user without password',
    { VIEWER_AUTH: 'basic', VIEWER_BASIC: 'ann' },
    ['VIEWER_BASIC (environment)'],
  ],
  [
    'a short password',
    { VIEWER_AUTH: 'basic', VIEWER_BASIC: 'ann:1234567' },
    ['VIEWER_BASIC (environment)'],
  ],
  [
    'a short password in a file',
    { VIEWER_AUTH: 'basic', VIEWER_BASIC_FILE: '/run/short' },
    ['VIEWER_BASIC (environment)'],
  ],
  [
    'a user twice',
    { VIEWER_AUTH: 'basic', VIEWER_BASIC_FILE: '/run/twice' },
    ['VIEWER_BASIC (environment)'],
  ],
  [
    'an empty file of users',
    { VIEWER_AUTH: 'basic', VIEWER_BASIC_FILE: '/run/empty' },
    ['VIEWER_BASIC_FILE (environment)'],
  ],
  [
    'a missing file of users',
    { VIEWER_AUTH: 'basic', VIEWER_BASIC_FILE: '/run/none' },
    ['VIEWER_BASIC_FILE (environment)'],
  ],
  [
    'users in both ways',
    { VIEWER_AUTH: 'basic', VIEWER_BASIC: 'ann:correct horse', VIEWER_BASIC_FILE: '/run/users' },
    ['VIEWER_BASIC (environment)'],
  ],
  ['a header from nobody', { VIEWER_AUTH: 'header' }, ['TRUSTED_PROXIES (missing)']],
  [
    'a header with underscores',
    { VIEWER_AUTH: 'none', VIEWER_HEADER: 'X_USER' },
    ['VIEWER_HEADER (environment)'],
  ],
  ['a name as proxy', { TRUSTED_PROXIES: 'proxy.example' }, ['TRUSTED_PROXIES (environment)']],
  ['an impossible address', { TRUSTED_PROXIES: '10.0.0.256' }, ['TRUSTED_PROXIES (environment)']],
  ['an impossible range', { TRUSTED_PROXIES: '10.0.0.0/33' }, ['TRUSTED_PROXIES (environment)']],
  ['an empty prefix', { TRUSTED_PROXIES: '10.0.0.0/' }, ['TRUSTED_PROXIES (environment)']],
  [
    'nothing of an assertion',
    { VIEWER_AUTH: 'jwt' },
    ['_HEADER', '_JWKS_URL', '_ISSUER', '_AUDIENCE'].map((part) => `VIEWER_JWT${part} (missing)`),
  ],
  [
    'keys over plain http',
    { ...JWT, VIEWER_JWT_JWKS_URL: 'http://keys.example/certs' },
    ['VIEWER_JWT_JWKS_URL (environment)'],
  ],
  [
    'keys from an address with a user',
    { ...JWT, VIEWER_JWT_JWKS_URL: 'https://a:secret-4711@keys.example/' },
    ['VIEWER_JWT_JWKS_URL (environment)'],
  ],
  [
    'keys from a file',
    { ...JWT, VIEWER_JWT_JWKS_URL: 'file:///keys.json' },
    ['VIEWER_JWT_JWKS_URL (environment)'],
  ],
  ['bad screens', { VIEWER_TOKEN_FILE: '/run/bad-screens' }, ['VIEWER_TOKEN_FILE (environment)']],
  ['no file of screens', { VIEWER_TOKEN_FILE: '/run/none' }, ['VIEWER_TOKEN_FILE (environment)']],
  [
    'E05: an open listener without sign-in and origin',
    { LISTEN_HOST: '0.0.0.0' },
    ['LISTEN_HOST (environment)', 'PUBLIC_ORIGIN (missing)'],
  ],
  [
    'E05: an open listener without origin',
    { LISTEN_HOST: '0.0.0.0', VIEWER_AUTH: 'basic', VIEWER_BASIC: 'ann:correct horse' },
    ['PUBLIC_ORIGIN (missing)'],
  ],
  [
    'E05: an open listener without sign-in',
    { LISTEN_HOST: '192.0.2.1', PUBLIC_ORIGIN: 'https://gauge.example' },
    ['LISTEN_HOST (environment)'],
  ],
  [
    'several at once',
    { VIEWER_AUTH: 'header', VIEWER_HEADER: 'a b', VIEWER_BASIC: 'x' },
    ['VIEWER_BASIC (environment)', 'VIEWER_HEADER (environment)', 'TRUSTED_PROXIES (missing)'],
  ],
])('refused, by name and without value: %s', (_name, env, expected) => {
  const faults = faultsOf(env)
  expect(faults.map((fault) => fault.split(':', 1)[0])).toEqual(expected)
  expect(faults.join()).not.toMatch(/4711|1234567|correct horse|192\.0\.2\.1|keys\.example/)
})

test('the lines of bad screens are told', () => {
  expect(faultsOf({ VIEWER_TOKEN_FILE: '/run/bad-screens' })[0]).toContain('line 2, 3.')
})

test('with sign-in and origin any address may be listened on', () => {
  const env = { VIEWER_AUTH: 'basic', VIEWER_BASIC: 'ann:correct horse' }
  const open = { ...env, LISTEN_HOST: '0.0.0.0', PUBLIC_ORIGIN: 'https://gauge.example' }
  expect(readConfig(open).listen.host).toBe('0.0.0.0')
})
