import { readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import * as v from 'valibot'
import { etagOf, isUnchanged, send } from '#server/answer.ts'
import { Problem } from '#server/problem.ts'
import { readJsonBody } from '#server/request-body.ts'
import { PAGE_HEADERS } from '#server/security-headers.ts'
import type { GuessLimit } from './guess-limit.ts'
import { makeWallCookie } from './wall-cookie.ts'
import { findWallToken, type WallToken } from './wall-tokens.ts'

/** Where a wall screen turns its token into a cookie. */
export const WALL_LOGIN = '/wall-login'
/** Open to everyone, like the page itself: that page needs them before anybody is signed in. */
const BESIDE = new Map([
  [`${WALL_LOGIN}.js`, 'text/javascript; charset=utf-8'],
  [`${WALL_LOGIN}.svg`, 'image/svg+xml'],
])
/** The page under its plain name, or with the path to go to afterwards. */
const PAGE_TARGET = /^\/wall-login(?:\?next=[A-Za-z0-9_.~%/?&=+:,-]*)?$/
const BODY_LIMIT_BYTES = 1024
const BODY = v.strictObject({ token: v.string() })

export type WallLogin = {
  /** Whether a raw target is one of its own. */
  owns(target: string): boolean
  /** Answers such a target. POST needs its origin checked before. */
  answer(req: IncomingMessage, res: ServerResponse, asked: WallRequest): Promise<void>
}

export type WallRequest = Readonly<{ target: string; client: string; isHttps: boolean }>

type Parts = {
  readonly tokens: () => readonly WallToken[]
  readonly guesses: GuessLimit
  /** Epoch seconds. */
  readonly nowS: () => number
}

/** The page, what it needs, and the exchange of a token for a cookie. */
export function createWallLogin({ tokens, guesses, nowS }: Parts): WallLogin {
  let files: ReturnType<typeof readFiles> | null = null

  async function exchange(req: IncomingMessage, res: ServerResponse, asked: WallRequest) {
    const body = v.safeParse(BODY, await readJsonBody(req, BODY_LIMIT_BYTES))
    if (!body.success) throw new Problem('bad_wall_login')
    const guess = guesses.begin(asked.client)
    const holder = findWallToken(tokens(), body.output.token)
    if (holder === null) {
      guess.failed()
      throw new Problem('wrong_wall_token')
    }
    res.setHeader('Set-Cookie', makeWallCookie(holder, nowS(), asked.isHttps))
    send(res, 204, { 'Cache-Control': 'no-store' }, '')
  }

  return {
    owns: (target) => BESIDE.has(target) || PAGE_TARGET.test(target),
    async answer(req, res, asked) {
      if (req.method === 'POST' && asked.target === WALL_LOGIN) return exchange(req, res, asked)
      if (req.method === 'GET' || req.method === 'HEAD') {
        files ??= readFiles()
        return sendFile(req, res, files.beside.get(asked.target) ?? files.page)
      }
      const allow = asked.target === WALL_LOGIN ? 'GET, HEAD, POST' : 'GET, HEAD'
      throw new Problem('method_not_allowed', { allow })
    },
  }
}

function readFiles() {
  return {
    page: fileHere('wall-login.html', 'text/html; charset=utf-8'),
    beside: new Map([...BESIDE].map(([path, type]) => [path, fileHere(path.slice(1), type)])),
  } as const
}

type File = Readonly<{ bytes: Buffer; headers: Readonly<Record<string, string>>; etag: string }>

function fileHere(name: string, type: string): File {
  const bytes = readFileSync(new URL(name, import.meta.url))
  const etag = etagOf(bytes)
  const headers = { 'Content-Type': type, 'Cache-Control': 'no-cache', ETag: etag }
  const isPage = type.startsWith('text/html')
  return { bytes, etag, headers: { ...headers, ...(isPage ? PAGE_HEADERS : {}) } }
}

function sendFile(req: IncomingMessage, res: ServerResponse, { bytes, headers, etag }: File): void {
  if (isUnchanged(req, etag)) send(res, 304, headers, '')
  else send(res, 200, headers, bytes)
}
