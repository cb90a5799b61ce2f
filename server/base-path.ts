import type { IncomingMessage, ServerResponse } from 'node:http'
import { send } from './answer.ts'
import { Problem } from './problem.ts'

/** Probes of the machine come past the reverse proxy, without the path that it is known by. */
const ALSO_AT_THE_ROOT = new Set(['/healthz', '/readyz'])

/**
 * Takes the base path off the raw target, so that everything behind knows one set of addresses.
 * Nothing is decoded or resolved (A1). The path is a setting, never a header (A4).
 * @param basePath such as `/streamgauge`; empty: the root
 * @returns false when the target is not under the base path; it is left as it came
 */
export function enterBasePath(req: IncomingMessage, basePath: string): boolean {
  const target = req.url ?? ''
  if (basePath === '' || ALSO_AT_THE_ROOT.has(target)) return true
  if (!target.startsWith(`${basePath}/`)) return false
  req.url = target.slice(basePath.length)
  return true
}

/**
 * Answers what is outside: the base path without its last slash leads to the page, anything else
 * is not ours.
 * @throws {Problem} unknown_path
 */
export function answerOutside(req: IncomingMessage, res: ServerResponse, basePath: string): void {
  const isRead = req.method === 'GET' || req.method === 'HEAD'
  if (req.url !== basePath || !isRead) throw new Problem('unknown_path')
  send(res, 308, { Location: `${basePath}/`, 'Cache-Control': 'no-store' }, '')
}
