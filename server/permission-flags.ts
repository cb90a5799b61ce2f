import { join, resolve } from 'node:path'

type Environment = Readonly<Record<string, string | undefined>>

/** What of this project a running process reads; not the sources of the page, nor anything beside it. */
const OWN = ['package.json', 'server', 'simulator', 'node_modules']
/** Settings that name a file which the process reads itself, now or later. */
const NAMES_A_FILE = /^(?:CONFIG_FILE|(?:STREAMKAP|VIEWER)_[A-Z_]*FILE)$/

/**
 * Flags with which Node runs the process under its permission model (O6): it may read the paths below
 * and use the network; writing, other processes, workers and native add-ons are refused.
 * @param root folder of this project, absolute
 */
export function permissionFlags(root: string, env: Environment): readonly string[] {
  const { STATIC_DIR: staticDir = '' } = env
  const page = staticDir.trim() === '' ? join(root, 'dist') : resolve(staticDir.trim())
  const own = OWN.map((path) => join(root, path))
  const files = Object.entries(env)
    .filter(([name, value = '']) => NAMES_A_FILE.test(name) && value.trim() !== '')
    .map(([, value = '']) => resolve(value.trim()))
  return [
    '--permission',
    ...[...own, page, ...files].map((path) => `--allow-fs-read=${path}`),
    // From Node 25 on the network needs a word of its own.
    ...(process.allowedNodeEnvironmentFlags.has('--allow-net') ? ['--allow-net'] : []),
  ]
}
