import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { ConfigError, readConfig } from './config.ts'
import { permissionFlags } from './permission-flags.ts'
import { CREDENTIALS, startFakeUpstream } from './testing/fake-upstream.ts'
import { ask } from './testing/raw-http.ts'
import { RunningProcess } from './testing/running-process.ts'

/* O6, E16: the process may read its own files and those that settings name, and nothing more. */

const ROOT = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '')
const START = join(ROOT, 'server', 'start.ts')
const NAMES = [
  'CONFIG_FILE',
  'STREAMKAP_CLIENT_ID_FILE',
  'STREAMKAP_SECRET_FILE',
  'VIEWER_BASIC_FILE',
  'VIEWER_TOKEN_FILE',
]

let folder: string
let process_: RunningProcess | null = null

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'streamgauge-'))
  mkdirSync(join(folder, 'page'))
  writeFileSync(join(folder, 'page', 'index.html'), '<!doctype html><title>Streamgauge</title>')
  writeFileSync(join(folder, 'secret'), CREDENTIALS.secret)
  writeFileSync(join(folder, 'beside'), 'not for the process')
  symlinkSync(join(folder, 'secret'), join(folder, 'link'))
})

afterEach(async () => {
  await process_?.kill()
  process_ = null
})

afterAll(() => rmSync(folder, { recursive: true }))

test('every file that the configuration reads is allowed by name', () => {
  const env = Object.fromEntries(NAMES.map((name) => [name, join(folder, name)]))
  const read = new Set<string>()
  const remember = (path: string) => {
    read.add(path)
    return 'a text'
  }
  try {
    readConfig({ ...env, VIEWER_AUTH: 'basic' }, remember)
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
  }
  expect([...read].toSorted()).toEqual(Object.values(env).toSorted())
  const flags = permissionFlags(ROOT, env)
  for (const path of read) expect(flags).toContain(`--allow-fs-read=${path}`)
})

test('paths are made absolute, and empty settings allow nothing', () => {
  const flags = permissionFlags('/app', { CONFIG_FILE: ' ', STATIC_DIR: 'built', HOME_FILE: '/h' })
  expect(flags).toContain(`--allow-fs-read=${join(process.cwd(), 'built')}`)
  expect(flags.filter((flag) => /read=(?:\/app\/dist|\/h|)$/.test(flag))).toEqual([])
  expect(permissionFlags('/app', {})).toContain('--allow-fs-read=/app/dist')
})

/** What Node says when the process tries `code` under these flags: `done`, or the code of the error. */
async function attempt(code: string): Promise<string> {
  const env = {
    STREAMKAP_SECRET_FILE: join(folder, 'secret'),
    VIEWER_BASIC_FILE: join(folder, 'link'),
  }
  const probe = `try { ${code}; console.log('done') } catch (error) { console.log(error.code) }`
  const args = [...permissionFlags(ROOT, env), '--input-type=commonjs', '--eval', probe]
  return (await promisify(execFile)(process.execPath, args, { cwd: folder })).stdout.trim()
}

describe('under the flags', () => {
  test.each([
    ['write a file', `require('fs').writeFileSync('written', 'x')`],
    ['write beside itself', `require('fs').writeFileSync('${ROOT}/server/written', 'x')`],
    ['remove a configured file', `require('fs').rmSync('secret')`],
    ['read a file that no setting names', `require('fs').readFileSync('beside')`],
    ['read the sources of the page', `require('fs').readFileSync('${ROOT}/index.html')`],
    ['list the folder of a secret', `require('fs').readdirSync('.')`],
    ['start a program', `require('child_process').execFileSync('true')`],
    ['start a worker', `new (require('worker_threads').Worker)('0', { eval: true })`],
    ['open the inspector', `new (require('inspector').Session)().connect()`],
  ])('it cannot %s', async (_name, code) => {
    expect(await attempt(code)).toBe('ERR_ACCESS_DENIED')
  })

  test.each([
    ['a configured file', `require('fs').readFileSync('secret')`],
    ['a configured link, as container managers make them', `require('fs').readFileSync('link')`],
    ['its own code', `require('fs').readFileSync('${ROOT}/server/main.ts')`],
  ])('it can read %s', async (_name, code) => {
    expect(await attempt(code)).toBe('done')
  })
})

describe('npm start', () => {
  test('serves the simulated account under the permission model', async () => {
    process_ = await start({}).listening()
    expect(process_.out).toContain('"isConfined":true')
    expect((await ask(process_.port, '/api/pipelines')).status).toBe(200)
    expect((await ask(process_.port, '/')).text).toContain('Streamgauge')
  })

  test('serves a live account with all its files under the permission model', async () => {
    const upstream = await startFakeUpstream()
    writeFileSync(join(folder, 'id'), CREDENTIALS.clientId)
    writeFileSync(join(folder, 'streamgauge.yaml'), 'timeZone: Asia/Kathmandu\n')
    process_ = await start({
      STREAMKAP_HOST: upstream.origin,
      STREAMKAP_CLIENT_ID_FILE: join(folder, 'id'),
      STREAMKAP_SECRET_FILE: join(folder, 'link'),
      CONFIG_FILE: join(folder, 'streamgauge.yaml'),
    }).listening()
    expect(process_.out).toContain('"isConfined":true')
    expect((await ask(process_.port, '/api/sources')).status).toBe(200)
    expect(JSON.parse((await ask(process_.port, '/config.json')).text)).toMatchObject({
      mode: 'live',
      settings: { timeZone: 'Asia/Kathmandu' },
    })
    await upstream.close()
  })

  test('tells every fault of the environment and of the file at once', async () => {
    writeFileSync(join(folder, 'wrong.yaml'), 'timezone: UTC\nwalls: { a: { theme: grey } }\n')
    const { code, err } = await start({
      LISTEN_PORT: 'none',
      CONFIG_FILE: join(folder, 'wrong.yaml'),
    }).ended()
    expect(code).toBe(1)
    const lines = err.trim().split('\n')
    expect(lines.map((line) => line.split(/[,;] (?:must|did)/)[0])).toEqual([
      'LISTEN_PORT (environment): must be a whole number from 0 to 65535 (default 8080). Streamgauge does not start until this is corrected.',
      'CONFIG_FILE (file): line 1: timezone is not known here',
      'CONFIG_FILE (file): line 2: walls.a.theme is "grey"',
    ])
  })

  test('a signal reaches it, and it ends in order', async () => {
    process_ = await start({}).listening()
    process_.child.kill('SIGTERM')
    await process_.ended()
    expect(process_.code).toBe(0)
    expect(process_.out).toContain('"msg":"stopped"')
  })
})

/** As the script does, with a page that needs no building. */
function start(env: Readonly<Record<string, string>>): RunningProcess {
  return new RunningProcess([START], {
    STATIC_DIR: join(folder, 'page'),
    METRICS_PORT: 'off',
    ...env,
  })
}
