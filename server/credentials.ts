import type { Secret, SettingsReader } from './config-values.ts'

/** The pair that is exchanged for a token (API reference §2.1). */
export type Credentials = { readonly clientId: string; readonly secret: string }

/** Where the pair comes from. `reread` picks up changed files and throws when one is unreadable. */
export type CredentialSource = { current(): Credentials; reread(): void }

const SECRET_NAMES = ['STREAMKAP_SECRET', 'STREAMKAP_CLIENT_SECRET'] as const

/**
 * Reads the pair, each half directly or from a file.
 * `null` means that neither half is set: the simulated account is served. Half a pair is a fault.
 */
export function readCredentials(settings: SettingsReader): CredentialSource | null {
  const clientId = settings.secret('STREAMKAP_CLIENT_ID')
  const given = SECRET_NAMES.map((name) => settings.secret(name)).filter((half) => half !== null)
  const [secret = null] = given
  if (given.length > 1) {
    settings.fault(
      'STREAMKAP_SECRET',
      'STREAMKAP_CLIENT_SECRET is another name of it: set only one',
    )
  }
  if (clientId === null && secret === null) return null
  if (clientId === null || secret === null) {
    const [missing, present] =
      clientId === null
        ? ['STREAMKAP_CLIENT_ID', 'STREAMKAP_SECRET']
        : ['STREAMKAP_SECRET', 'STREAMKAP_CLIENT_ID']
    settings.fault(
      missing,
      `must be set because ${present} is; remove both to see simulated data`,
      'missing',
    )
    return null
  }
  return credentialSource(clientId, secret)
}

function credentialSource(clientId: Secret, secret: Secret): CredentialSource {
  let pair: Credentials = { clientId: clientId.value, secret: secret.value }
  return {
    current: () => pair,
    reread: () => {
      pair = { clientId: clientId.read(), secret: secret.read() }
    },
  }
}

/** A pair that never changes, for the simulated account and for tests. */
export function fixedCredentials(pair: Credentials): CredentialSource {
  return { current: () => pair, reread: () => undefined }
}
