import type { IncomingMessage } from 'node:http'
import * as v from 'valibot'
import { Problem } from './problem.ts'
import { ID_PATTERN } from './query-rules.ts'
import { areAllowedTenants } from './read-request.ts'
import { inOrder } from './sharing/equal-reads.ts'

/** Limits of a POST body. */
export type BodyRules = Readonly<{
  bodyLimitBytes: number
  maxIds: number
  allowedTenantIds: readonly string[]
}>

const JSON_TYPE = /^application\/json(?:\s*;\s*charset=(?:utf-8|"utf-8"))?$/i
const JSON_BLANKS = /[\t\n\r ]/g

/** True when the framing announces a body: GET and HEAD with one are refused (B3). */
export function hasBody(req: IncomingMessage): boolean {
  const { 'content-length': length, 'transfer-encoding': encoding } = req.headers
  return encoding !== undefined || (length !== undefined && Number(length) !== 0)
}

/**
 * Reads the body of a POST and returns it rebuilt from its checked ids, as JSON text.
 * A declared length over the limit is refused before a byte is read (B1).
 * @throws {Problem} bad_content_type, body_too_large or bad_body
 */
export async function readIdsBody(req: IncomingMessage, rules: BodyRules): Promise<string> {
  return checkIdsBody(await readJsonText(req, rules.bodyLimitBytes), rules)
}

/**
 * Reads a small JSON body, under the same rules of type and size.
 * @throws {Problem} bad_content_type, body_too_large or bad_body
 */
export async function readJsonBody(req: IncomingMessage, limitBytes: number): Promise<unknown> {
  return parseJson(await readJsonText(req, limitBytes))
}

async function readJsonText(req: IncomingMessage, limitBytes: number): Promise<string> {
  if (!JSON_TYPE.test(req.headers['content-type']?.trim() ?? '')) {
    throw new Problem('bad_content_type')
  }
  if (req.headers['content-encoding'] !== undefined) throw new Problem('bad_content_type')
  if (Number(req.headers['content-length'] ?? 0) > limitBytes) throw new Problem('body_too_large')
  return collect(req, limitBytes)
}

/**
 * Checks the text of a body (B2) and writes it anew, ids in order and each once, so that the same
 * set is the same read (C3). It must be the plain notation of what it means: doubled keys and
 * escapes are refused by comparing the text with its own re-written form.
 * @throws {Problem} bad_body
 */
export function checkIdsBody(text: string, rules: BodyRules): string {
  const id = v.pipe(v.string(), v.regex(ID_PATTERN))
  const schema = v.strictObject({
    ids: v.pipe(v.array(id), v.minLength(1), v.maxLength(rules.maxIds)),
    tenant_ids: v.optional(
      v.pipe(
        v.array(id),
        v.check((ids) => areAllowedTenants(ids, rules.allowedTenantIds)),
      ),
    ),
  })
  const parsed = v.safeParse(schema, parseJson(text))
  if (!parsed.success) throw new Problem('bad_body')
  const { ids, tenant_ids: tenantIds } = parsed.output
  const spellings = [{ ids }, { ids, tenant_ids: tenantIds }, { tenant_ids: tenantIds, ids }]
  const compact = text.replaceAll(JSON_BLANKS, '')
  const isPlain = spellings.some((form) => JSON.stringify(form) === compact)
  if (!isPlain) throw new Problem('bad_body')
  return JSON.stringify({
    ids: inOrder(ids),
    ...(tenantIds === undefined ? {} : { tenant_ids: inOrder(tenantIds) }),
  })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Problem('bad_body')
  }
}

function collect(req: IncomingMessage, limitBytes: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let bytes = 0
    req.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes > limitBytes) {
        req.removeAllListeners('data').pause()
        reject(new Problem('body_too_large'))
      } else chunks.push(chunk)
    })
    req.on('end', () => resolve(decodeUtf8(Buffer.concat(chunks)) ?? ''))
    req.on('error', () => reject(new Problem('bad_body', { closes: true })))
  })
}

function decodeUtf8(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}
