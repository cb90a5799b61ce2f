import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Clock } from '#server/clock.ts'
import type { Log } from '#server/log.ts'
import { createBasicCheck } from './basic.ts'
import { createPeerTrust } from './client-address.ts'
import { createGuessLimit } from './guess-limit.ts'
import { createIdentityHeaderCheck } from './identity-header.ts'
import { createJwtCheck } from './jwt.ts'
import type { ViewerSettings } from './viewer-settings.ts'
import type { Viewer } from './viewer.ts'
import { isWorthRenewing, makeWallCookie, readWallCookie } from './wall-cookie.ts'
import { createWallLogin, type WallLogin } from './wall-login.ts'
import { createWallTokenFile } from './wall-token-file.ts'
import type { WallToken } from './wall-tokens.ts'

/** Who may look (V): one way for people, and cookies for wall screens beside it. */
export type Viewers = {
  /** @throws {Problem} sign_in_needed, too_many_guesses or sign_in_keys_unavailable */
  check(asked: ViewerRequest): Promise<Viewer>
  /** `null` when no wall tokens are set up. */
  readonly wallLogin: WallLogin | null
}

export type ViewerRequest = Readonly<{
  req: IncomingMessage
  /** Gets a new cookie now and then when a wall screen asks. */
  res: ServerResponse
  /** Address that guesses are counted for. */
  client: string
  /** Whether browsers come over https to the name that was asked for. */
  isHttps: boolean
}>

type Parts = { readonly clock: Clock; readonly log: Log }

const ANYONE: Viewer = { kind: 'anyone', name: null }

/** Epoch seconds by the wall clock: cookies outlive the process. */
const nowS = (): number => Date.now() / 1000

/** Opens nothing; key sets are fetched and the token file is read when the first viewer comes. */
export function createViewers(settings: ViewerSettings, { clock, log }: Parts): Viewers {
  const guesses = createGuessLimit(clock)
  const checkPerson = createPersonCheck(settings, { clock, guesses })
  if (settings.readWallTokens === null) return { check: checkPerson, wallLogin: null }
  const tokens = createWallTokenFile(settings.readWallTokens, { clock, log })
  return {
    check: async (asked) => checkWall(asked, tokens(), nowS()) ?? checkPerson(asked),
    wallLogin: createWallLogin({ tokens, guesses, nowS }),
  }
}

function createPersonCheck(
  { auth, trustedProxies }: ViewerSettings,
  parts: { readonly clock: Clock; readonly guesses: ReturnType<typeof createGuessLimit> },
): (asked: ViewerRequest) => Promise<Viewer> {
  if (auth.kind === 'basic') {
    const check = createBasicCheck(auth.users, parts.guesses)
    return async ({ req, client }) => check(req, client)
  }
  if (auth.kind === 'header') {
    const check = createIdentityHeaderCheck(auth.header, createPeerTrust(trustedProxies))
    return async ({ req }) => check(req)
  }
  if (auth.kind === 'jwt') {
    const check = createJwtCheck(auth, parts.clock)
    return async ({ req }) => check(req)
  }
  return async () => ANYONE
}

function checkWall(
  { req, res, isHttps }: ViewerRequest,
  tokens: readonly WallToken[],
  nowS: number,
): Viewer | null {
  const pass = readWallCookie(req, tokens, isHttps)
  if (pass === null) return null
  const holder = tokens.find(({ name }) => name === pass.name)
  // Files of the page may be kept by caches, and a cookie does not belong there.
  if (holder !== undefined && req.url?.startsWith('/api') === true && isWorthRenewing(pass, nowS)) {
    res.setHeader('Set-Cookie', makeWallCookie(holder, nowS, isHttps))
  }
  return { kind: 'wall', name: pass.name }
}
