import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { permissionFlags } from './permission-flags.ts'

/*
 * Runs the process under Node's permission model: `node server/run.ts`. For containers and service
 * managers, which have a page that was built before; `npm start` builds one and comes here.
 */

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const args = [...permissionFlags(root, process.env), join(root, 'server', 'main.ts')]

// glibc gives each thread an arena of its own; two for all of them save about 10 MB and cost nothing
// measurable, because answers are packed a few at a time.
const env = { MALLOC_ARENA_MAX: '2', ...process.env }

// In place of this process, so that signals and exit codes need no go-between. Windows cannot do that.
if (process.platform !== 'win32') {
  process.execve?.(process.execPath, [process.execPath, ...args], env)
}
const child = spawn(process.execPath, args, { stdio: 'inherit', env })
process.on('SIGTERM', () => child.kill('SIGTERM'))
// The terminal sends this one to both; it is the child that ends.
process.on('SIGINT', () => undefined)
child.on('exit', (code) => process.exit(code ?? 1))
