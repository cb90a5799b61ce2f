import { afterAll, beforeAll, expect } from 'vitest'
import { CREDENTIALS, SECRETS } from '#server/testing/fake-upstream.ts'
import { ApiStandIn } from './api-stand-in.ts'
import { createPageFolder, type PageFolder } from './page-folder.ts'
import { pause, RealProcess, type Env } from './real-process.ts'

/** One process in front of one stand-in for the API. */
export type Scene = Readonly<{ proxy: RealProcess; api: ApiStandIn; page: PageFolder }>

type Play = (scene: Scene) => Promise<void>

type Setup = Readonly<{
  env?: Env
  flags?: readonly string[]
  /** File that is started, beside `main.ts`; that one when it is not given. */
  script?: string
  tls?: Readonly<{ key: string; cert: string }>
  /** The API before the process starts, when it is to misbehave from the first sign-in on. */
  prepare?: (api: ApiStandIn) => void
  /** Headers that a viewer needs to be let in. */
  headers?: Readonly<Record<string, string>>
  /**
   * How a healthy read is had afterwards. `new`: one that calls the API. `kept`: the API may not be
   * called for minutes, so it is an answer kept from before. `none`: there is no API to read from.
   * `ended`: the process was told to end, and did so in good order.
   */
  afterwards?: 'new' | 'kept' | 'none' | 'ended'
}>

/** Longest rest after the worst fault: the pause after a refused sign-in, and some. */
const HEALING_LIMIT_MS = 45_000
const KEPT = '/api/sources?page=7'
let pageNumber = 1000

/**
 * Body of a test with a process of its own. Afterwards the catalogue's common promise is checked;
 * process and stand-in end in any case.
 */
export function own(setup: Setup, play: Play): () => Promise<void> {
  return async () => {
    const scene = await open(setup)
    try {
      if (setup.afterwards === 'kept') await scene.proxy.ask(KEPT)
      await play(scene)
      await expectNoHarm(scene, setup)
    } finally {
      await close(scene)
    }
  }
}

/**
 * One process for many tests of a file. Each gets it with an API that behaves and has forgotten
 * earlier calls, and the common promise is checked after each.
 */
export function shared(setup: Setup): (play: Play) => () => Promise<void> {
  let scene: Scene | null = null
  beforeAll(async () => {
    scene = await open(setup)
  }, HEALING_LIMIT_MS)
  afterAll(async () => {
    if (scene !== null) await close(scene)
  })
  return (play) => async () => {
    if (scene === null) throw new Error('the shared process did not start')
    scene.api.forget()
    await play(scene)
    await expectNoHarm(scene, setup)
  }
}

async function open(setup: Setup): Promise<Scene> {
  const page = createPageFolder()
  const api = new ApiStandIn(setup.tls)
  await api.open()
  setup.prepare?.(api)
  const env = {
    STREAMKAP_CLIENT_ID: CREDENTIALS.clientId,
    STREAMKAP_SECRET: CREDENTIALS.secret,
    STREAMKAP_HOST: api.origin,
    STATIC_DIR: page.path,
    ...setup.env,
  }
  const proxy = new RealProcess(env, setup)
  const scene = { proxy, api, page }
  try {
    await proxy.listening()
    if (setup.prepare === undefined && setup.afterwards !== 'none') await proxy.ready()
  } catch (error) {
    await close(scene)
    throw error
  }
  return scene
}

async function close({ proxy, api, page }: Scene): Promise<void> {
  await proxy.kill()
  await api.close()
  page.remove()
}

/** "The process lives, a healthy read works afterwards, and nothing that must stay inside got out." */
async function expectNoHarm({ proxy, api }: Scene, setup: Setup): Promise<void> {
  if (setup.afterwards === 'ended') expect(proxy.code).toBe(0)
  else {
    api.behaveWell()
    expect(proxy.code, `the process ended: ${proxy.err}`).toBeNull()
    expect((await proxy.ask('/healthz')).status).toBe(200)
    if (setup.afterwards !== 'none') await expectHealthyRead(proxy, setup)
  }
  expectNoSecret(proxy.said)
  expect(proxy.logLines.filter((line) => !isJson(line))).toEqual([])
}

async function expectHealthyRead(proxy: RealProcess, setup: Setup): Promise<void> {
  const endMs = performance.now() + HEALING_LIMIT_MS
  for (;;) {
    pageNumber += 1
    const path = setup.afterwards === 'kept' ? KEPT : `/api/sources?page=${pageNumber}`
    const { status, text } = await proxy.ask(path, { headers: setup.headers ?? {} })
    if (status === 200 && text.startsWith('{"result":[{"id":"67bca1')) return
    if (performance.now() > endMs) throw new Error(`no healthy read: ${status} ${text}`)
    await pause(100)
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** Fails when a planted secret stands in a text that left the process. */
export function expectNoSecret(said: string): void {
  expect(SECRETS.filter((secret) => said.includes(secret))).toEqual([])
}
