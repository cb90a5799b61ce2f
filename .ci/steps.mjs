// Runs commands of the project side by side or in turn, keeping their output.
import { spawn } from 'node:child_process'

/** The static checks: types, lint (with floors and file sizes), format, unused code. */
export const CHECKS = [
  { name: 'types', command: ['tsc', '-b'] },
  { name: 'lint, floors and file sizes', command: ['oxlint', '--quiet'] },
  { name: 'format', command: ['oxfmt', '--check'] },
  { name: 'unused code', command: ['knip', '--no-progress'] },
]

/**
 * Runs one step; `command` is looked up in node_modules/.bin first (npm scripts put it on the PATH).
 * Resolves to what happened; never rejects.
 * @returns {Promise<{ name: string, ok: boolean, output: string, seconds: number }>}
 */
export function runStep({ name, command, env = {} }) {
  const startedMs = performance.now()
  return new Promise((resolve) => {
    const [program, ...args] = command
    const child = spawn(program, args, {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    })
    let output = ''
    child.stdout.on('data', (data) => (output += data))
    child.stderr.on('data', (data) => (output += data))
    const finish = (ok) => {
      const seconds = (performance.now() - startedMs) / 1000
      console.log(`${ok ? 'ok  ' : 'FAIL'} ${name} (${seconds.toFixed(1)} s)`)
      if (!ok) console.log(output.trim().replaceAll(/^/gm, '     '))
      resolve({ name, ok, output, seconds })
    }
    child.on('error', (error) => {
      output += String(error)
      finish(false)
    })
    child.on('close', (code) => finish(code === 0))
  })
}
