import type { IncomingMessage, ServerResponse } from 'node:http'
import { send } from '#server/answer.ts'
import { acceptedEncodings } from '#server/encodings.ts'
import type { Problem } from '#server/problem.ts'
import type { Content, Form } from './content.ts'
import type { Delivery, SharedAnswer } from './shared-reads.ts'

const CACHE_NAME = 'streamkap-proxy'
const STATUS_REASON = /^STATUS_(\d{3})$/

/** Sends an answer in the best form for this viewer, or 304 when the viewer has its data (2.4). */
export async function sendShared(
  req: IncomingMessage,
  res: ServerResponse,
  answer: SharedAnswer,
): Promise<void> {
  const tag = knownTag(req, answer.content)
  if (tag !== null) return send(res, 304, headersOf(answer, tag), '')
  const form = await answer.content.formFor(acceptedEncodings(req.headers['accept-encoding']))
  send(res, 200, { ...headersOf(answer, form.etag), ...formHeaders(form) }, form.bytes)
}

/** The value of `Cache-Status` (RFC 9211); a negative `ttl` means stale. */
export function cacheStatus({ delivery, ttlMs }: SharedAnswer): string {
  return [CACHE_NAME, ...forwarding(delivery), `ttl=${Math.floor(ttlMs / 1000)}`]
    .concat(detail(delivery))
    .join('; ')
}

function headersOf(answer: SharedAnswer, etag: string): Readonly<Record<string, string>> {
  return {
    ETag: etag,
    Age: String(Math.floor(answer.ageMs / 1000)),
    'Last-Modified': new Date(answer.fetchedAtMs).toUTCString(),
    'Cache-Control': 'private, no-cache',
    'Cache-Status': cacheStatus(answer),
    Vary: 'Accept-Encoding',
  }
}

function formHeaders({ encoding }: Form): Readonly<Record<string, string>> {
  const type = 'application/json; charset=utf-8'
  return encoding === null
    ? { 'Content-Type': type }
    : { 'Content-Type': type, 'Content-Encoding': encoding }
}

/** The tag of `If-None-Match` that stands for this data in any form, by weak comparison. */
function knownTag(req: IncomingMessage, { plain }: Content): string | null {
  const tags = req.headers['if-none-match']?.split(',').map((tag) => tag.trim()) ?? []
  if (tags.includes('*')) return plain.etag
  const strong = tags.map((tag) => tag.replace(/^W\//, ''))
  return strong.find((tag) => tag.replace(/-(?:br|gzip)"$/, '"') === plain.etag) ?? null
}

function forwarding(delivery: Delivery): readonly string[] {
  if (delivery.kind === 'old') return ['fwd=stale', ...forwardStatus(delivery.problem)]
  if (delivery.kind !== 'fetched') return ['hit']
  const why = delivery.isRenewal ? 'fwd=stale' : 'fwd=uri-miss'
  return [why, 'fwd-status=200', delivery.isShared ? 'collapsed' : 'stored']
}

function forwardStatus({ reason }: Problem): readonly string[] {
  const status = STATUS_REASON.exec(reason ?? '')?.[1]
  return status === undefined ? [] : [`fwd-status=${status}`]
}

function detail(delivery: Delivery): readonly string[] {
  if (delivery.kind === 'old') return [`detail=${delivery.problem.code}`]
  return delivery.kind === 'renewing' ? ['detail=stale-while-revalidate'] : []
}
