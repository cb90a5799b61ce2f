import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { etagOf } from '#server/answer.ts'
import type { Encoding } from '#server/encodings.ts'

/** Under this a packed answer saves no packet. */
const LEAST_PACKED_BYTES = 1024

const brotli = promisify(brotliCompress)
const PACK: Readonly<Record<Encoding, (plain: Buffer) => Promise<Buffer>>> = {
  br: (plain) =>
    brotli(plain, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 4,
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
      },
    }),
  gzip: (plain) => promisify(gzip)(plain, { level: 5 }),
}

/** Bytes as they are sent, with the tag of this representation. */
export type Form = Readonly<{ bytes: Buffer; etag: string; encoding: Encoding | null }>

/**
 * The bytes of one clean answer. Hashed once, packed at most once per encoding and off the main
 * thread (C8, C9), so that handing it out is copying bytes.
 */
export class Content {
  readonly plain: Form
  /** Told after a packed form was added, because the store counts it. */
  onGrown = (): void => undefined
  readonly #packing = new Map<Encoding, Promise<Form>>()
  readonly #packed = new Map<Encoding, Form>()

  constructor(json: string) {
    const bytes = ownBytes(Buffer.from(json))
    this.plain = { bytes, etag: etagOf(bytes), encoding: null }
  }

  /** All forms together. */
  get size(): number {
    let bytes = this.plain.bytes.length
    for (const form of this.#packed.values()) {
      if (form !== this.plain) bytes += form.bytes.length
    }
    return bytes
  }

  /** The best form for a viewer who takes these encodings; packs it when nobody has asked before. */
  formFor(accepted: ReadonlySet<string>): Form | Promise<Form> {
    const encoding = accepted.has('br') ? 'br' : accepted.has('gzip') ? 'gzip' : null
    if (encoding === null || this.plain.bytes.length < LEAST_PACKED_BYTES) return this.plain
    return this.#packed.get(encoding) ?? this.#pack(encoding)
  }

  #pack(encoding: Encoding): Promise<Form> {
    const running = this.#packing.get(encoding)
    if (running !== undefined) return running
    const packing = PACK[encoding](this.plain.bytes)
      .then((bytes) => this.#keep(encoding, ownBytes(bytes)))
      // Only for want of memory; the text itself is still there.
      .catch(() => this.plain)
      .finally(() => this.#packing.delete(encoding))
    this.#packing.set(encoding, packing)
    return packing
  }

  #keep(encoding: Encoding, bytes: Buffer): Form {
    const isSmaller = bytes.length < this.plain.bytes.length
    const etag = this.plain.etag.replace(/"$/, `-${encoding}"`)
    const form = isSmaller ? { bytes, etag, encoding } : this.plain
    this.#packed.set(encoding, form)
    this.onGrown()
    return form
  }
}

/** Bytes in memory of their own: a part of a pool would keep the whole pool, which nobody counts. */
function ownBytes(bytes: Buffer): Buffer {
  if (bytes.buffer.byteLength === bytes.length) return bytes
  const own = Buffer.allocUnsafeSlow(bytes.length)
  bytes.copy(own)
  return own
}
