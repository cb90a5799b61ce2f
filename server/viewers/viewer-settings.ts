import { isIP } from 'node:net'
import type { SettingsReader } from '#server/config-values.ts'
import { isLoopback } from '#server/loopback.ts'
import type { BasicUser } from './basic.ts'
import type { JwtSettings } from './jwt.ts'
import { parseWallTokens } from './wall-tokens.ts'

/** How viewers sign in, checked. */
export type ViewerSettings = Readonly<{
  auth:
    | Readonly<{ kind: 'none' }>
    | Readonly<{ kind: 'basic'; users: readonly BasicUser[] }>
    | Readonly<{ kind: 'header'; header: string }>
    | (Readonly<{ kind: 'jwt' }> & JwtSettings)
  /** IP addresses and CIDR ranges whose forwarding and identity headers count. */
  trustedProxies: readonly string[]
  /** Reads the file of wall tokens once more; `null` when there is none. */
  readWallTokens: (() => string) | null
}>

const AUTH = { pattern: /^(?:none|basic|header|jwt)$/, allowed: 'none, basic, header or jwt' }
const HEADER_NAME = {
  pattern: /^[A-Za-z][A-Za-z0-9-]{0,63}$/,
  allowed: 'the name of a header: letters, digits and hyphens',
}
const ANY_RANGE = { pattern: /^[0-9a-f.:/]+$/i, allowed: 'IP addresses and CIDR ranges' }
const SHORTEST_PASSWORD = 8
const USER_LINE = /^([^\s:]{1,64}):(.*)$/
const JWT_NAMES = [
  'VIEWER_JWT_HEADER',
  'VIEWER_JWT_JWKS_URL',
  'VIEWER_JWT_ISSUER',
  'VIEWER_JWT_AUDIENCE',
] as const
/** Each belongs to one way to sign in. */
const SIGN_IN_NAMES = ['VIEWER_BASIC', 'VIEWER_BASIC_FILE', 'VIEWER_HEADER', ...JWT_NAMES] as const

/** Reads all settings of viewers; what is wrong is noted in `settings`. */
export function readViewerSettings(settings: SettingsReader): ViewerSettings {
  const kind = settings.matching('VIEWER_AUTH', 'none', AUTH)
  const trustedProxies = readTrustedProxies(settings)
  const users = readUsers(settings)
  const header = settings.matching('VIEWER_HEADER', 'X-Forwarded-User', HEADER_NAME)
  const jwt = readJwt(settings, kind === 'jwt')
  const rest = { trustedProxies, readWallTokens: readWallTokens(settings) }
  refuseForgottenKind(settings)
  if (kind === 'basic') {
    if (users === null)
      settings.fault('VIEWER_BASIC', 'must be set for VIEWER_AUTH basic', 'missing')
    return { auth: { kind, users: users ?? [] }, ...rest }
  }
  if (kind === 'header') {
    if (trustedProxies.length === 0) {
      settings.fault(
        'TRUSTED_PROXIES',
        'must name the address of the sign-in in front, because anyone else could write VIEWER_HEADER as well',
        'missing',
      )
    }
    return { auth: { kind, header }, ...rest }
  }
  return { auth: kind === 'jwt' ? { kind, ...jwt } : { kind: 'none' }, ...rest }
}

/** Who names users and forgets the kind would serve the account to everybody and not know it. */
function refuseForgottenKind(settings: SettingsReader): void {
  if (settings.text('VIEWER_AUTH') !== null) return
  const name = SIGN_IN_NAMES.find((one) => settings.text(one) !== null)
  if (name === undefined) return
  settings.fault('VIEWER_AUTH', `must be set because ${name} is: ${AUTH.allowed}`, 'missing')
}

function readTrustedProxies(settings: SettingsReader): readonly string[] {
  const ranges = settings.list('TRUSTED_PROXIES', ANY_RANGE)
  if (ranges.every(isRange)) return ranges
  settings.fault('TRUSTED_PROXIES', `must be ${ANY_RANGE.allowed}, separated by commas`)
  return []
}

function isRange(text: string): boolean {
  const [network = '', prefix, ...more] = text.split('/')
  const family = isIP(network)
  if (family === 0 || more.length > 0) return false
  return (
    prefix === undefined ||
    (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (family === 4 ? 32 : 128))
  )
}

/** Lines `user:password`; `null` when neither form is set. */
function readUsers(settings: SettingsReader): readonly BasicUser[] | null {
  const secret = settings.secretLines('VIEWER_BASIC')
  if (secret === null) return null
  const lines = secret.value.split(/\r?\n/).filter((line) => line.trim() !== '')
  const users = lines.map((line) => {
    const [, name = '', password = ''] = USER_LINE.exec(line) ?? []
    return { name, password }
  })
  const isGood = users.every(({ password }) => password.length >= SHORTEST_PASSWORD)
  const areOnce = new Set(users.map(({ name }) => name)).size === users.length
  if (secret.value !== '' && (!isGood || !areOnce)) {
    settings.fault(
      'VIEWER_BASIC',
      `must be lines user:password with each user once and passwords of ${SHORTEST_PASSWORD} or more characters`,
    )
  }
  return users
}

function readJwt(settings: SettingsReader, isUsed: boolean): JwtSettings {
  const given = JWT_NAMES.map((name) => settings.text(name))
  const [header, keySetUrl, issuer, audience] = given.map((value) => value ?? '')
  for (const [index, name] of JWT_NAMES.entries()) {
    if (isUsed && given[index] === null) {
      settings.fault(name, 'must be set for VIEWER_AUTH jwt', 'missing')
    }
  }
  settings.matching('VIEWER_JWT_HEADER', 'Authorization', HEADER_NAME)
  if (keySetUrl !== undefined && keySetUrl !== '' && !isKeySetUrl(keySetUrl)) {
    settings.fault(
      'VIEWER_JWT_JWKS_URL',
      'must be an https address without user, or plain http on loopback',
    )
  }
  return {
    header: header ?? '',
    keySetUrl: keySetUrl ?? '',
    issuer: issuer ?? '',
    audience: audience ?? '',
  }
}

function isKeySetUrl(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname, username, password } = new URL(text)
  if (username !== '' || password !== '') return false
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname))
}

function readWallTokens(settings: SettingsReader): (() => string) | null {
  const file = settings.file('VIEWER_TOKEN_FILE')
  if (file === null) return null
  const { faultyLines } = parseWallTokens(file.value)
  if (faultyLines.length > 0) {
    settings.fault(
      'VIEWER_TOKEN_FILE',
      `must hold lines name:token with each name once and tokens of 32 or more visible characters; not so: line ${faultyLines.join(', ')}`,
    )
  }
  return file.read
}
