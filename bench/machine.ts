import { readFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { fileURLToPath } from 'node:url'

const GIB = 2 ** 30
const LIBRARIES = ['react', 'recharts', 'uplot', 'valibot', 'undici'] as const

/** The machine and the versions that figures of this run belong to. */
export function machineLine(): string {
  const all = cpus()
  const model = all[0]?.model.trim() || 'CPU of unknown model'
  const memory = Math.round(totalmem() / GIB)
  const versions = LIBRARIES.map((name) => `${name} ${versionOf(name)}`).join(', ')
  return `${all.length} cores, ${model}, ${memory} GiB; Node ${process.versions.node}; ${versions}`
}

function versionOf(name: string): string {
  const file = fileURLToPath(new URL(`../node_modules/${name}/package.json`, import.meta.url))
  const read: unknown = JSON.parse(readFileSync(file, 'utf8'))
  const hasVersion = typeof read === 'object' && read !== null && 'version' in read
  return hasVersion ? String(read.version) : 'of unknown version'
}
