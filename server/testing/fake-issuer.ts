import { createServer, type Server, type ServerResponse } from 'node:http'
import { exportJWK, exportSPKI, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose'

type Claims = Readonly<Record<string, unknown>>
type Pair = Readonly<{ publicKey: CryptoKey; privateKey: CryptoKey }>

export const ISSUER = 'https://issuer.example'
export const AUDIENCE = 'streamgauge-test'

/** An issuer of signed assertions with its key set at a loopback address. */
export class FakeIssuer {
  /** Paths of the requests for keys. */
  readonly fetches: string[] = []
  onFetch: (res: ServerResponse) => void = (res) => this.sendKeys(res)
  readonly #server: Server
  readonly #pair: Pair
  readonly #alg: string
  #keys: readonly JWK[]

  constructor(alg: string, pair: Pair, key: JWK) {
    this.#alg = alg
    this.#pair = pair
    this.#keys = [key]
    this.#server = createServer((req, res) => {
      this.fetches.push(req.url ?? '')
      this.onFetch(res)
    })
  }

  get keySetUrl(): string {
    const address = this.#server.address()
    return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/certs`
  }

  /** Settings of a proxy that believes this issuer. */
  get env(): Readonly<Record<string, string>> {
    return {
      VIEWER_AUTH: 'jwt',
      VIEWER_JWT_HEADER: 'Cf-Access-Jwt-Assertion',
      VIEWER_JWT_JWKS_URL: this.keySetUrl,
      VIEWER_JWT_ISSUER: ISSUER,
      VIEWER_JWT_AUDIENCE: AUDIENCE,
    }
  }

  get publicKey(): JWK {
    return this.#keys[0] ?? { kty: 'none' }
  }

  publicKeyPem(): Promise<string> {
    return exportSPKI(this.#pair.publicKey)
  }

  sendKeys(res: ServerResponse): void {
    res.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: this.#keys }))
  }

  addKey(key: JWK): void {
    this.#keys = [...this.#keys, key]
  }

  /** An assertion that is good but for what is given; `undefined` leaves a claim out. */
  sign(claims: Claims = {}, header: Claims = {}, key = this.#pair.privateKey): Promise<string> {
    const nowS = Math.floor(Date.now() / 1000)
    const good = { iss: ISSUER, aud: AUDIENCE, exp: nowS + 600, email: 'ann@example.com' }
    return new SignJWT({ ...good, ...claims })
      .setProtectedHeader({ alg: this.#alg, kid: 'key-1', ...header })
      .sign(key)
  }

  listen(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.listen(0, '127.0.0.1', resolve)
    })
  }

  close(): Promise<void> {
    this.#server.closeAllConnections()
    return new Promise((resolve) => {
      this.#server.close(() => resolve())
    })
  }
}

export async function startFakeIssuer(alg = 'ES256'): Promise<FakeIssuer> {
  const pair = await generateKeyPair(alg, { extractable: true })
  const key = { ...(await exportJWK(pair.publicKey)), kid: 'key-1', alg, use: 'sig' }
  const issuer = new FakeIssuer(alg, pair, key)
  await issuer.listen()
  return issuer
}
