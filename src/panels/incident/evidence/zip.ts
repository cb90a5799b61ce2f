import { crc32 } from './crc32.ts'

/** A text file inside an archive; folders in its name are apart by `/`. */
export type TextFile = { readonly name: string; readonly text: string }

type Entry = {
  readonly name: Uint8Array
  readonly data: Uint8Array
  readonly crc: number
  readonly offset: number
}

/** Version 2.0, names in UTF-8 (bit 11), stored as they are: PKWARE APPNOTE 4.4. */
const VERSION = 20
const UTF8_NAMES = 1 << 11
const STORED = 0
const LOCAL_SIGNATURE = 0x04034b50
const CENTRAL_SIGNATURE = 0x02014b50
const END_SIGNATURE = 0x06054b50
const [LOCAL_BYTES, CENTRAL_BYTES, END_BYTES] = [30, 46, 22]

/**
 * An archive of text files, without compression: what it carries is small, and every programme reads
 * it. `atMs` is written as the time of the files, in UTC and with two seconds' precision.
 */
export function zipOf(files: readonly TextFile[], atMs: number): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder()
  const entries: Entry[] = []
  let offset = 0
  for (const { name, text } of files) {
    const entry = { name: encoder.encode(name), data: encoder.encode(text), offset }
    entries.push({ ...entry, crc: crc32(entry.data) })
    offset += LOCAL_BYTES + entry.name.length + entry.data.length
  }
  const namesBytes = entries.reduce((sum, { name }) => sum + name.length, 0)
  const centralBytes = entries.length * CENTRAL_BYTES + namesBytes
  const archive = new Uint8Array(offset + centralBytes + END_BYTES)
  const out = new Writer(archive)
  for (const entry of entries) writeLocal(out, entry, atMs)
  for (const entry of entries) writeCentral(out, entry, atMs)
  out.u32(END_SIGNATURE, 0)
  out.u16(entries.length, entries.length)
  out.u32(centralBytes, offset)
  out.u16(0)
  return archive
}

function writeLocal(out: Writer, entry: Entry, atMs: number): void {
  out.u32(LOCAL_SIGNATURE)
  out.u16(VERSION)
  writeCommon(out, entry, atMs)
  out.bytes(entry.name)
  out.bytes(entry.data)
}

function writeCentral(out: Writer, entry: Entry, atMs: number): void {
  out.u32(CENTRAL_SIGNATURE)
  out.u16(VERSION, VERSION)
  writeCommon(out, entry, atMs)
  // No comment, first disk, no attributes.
  out.u16(0, 0, 0)
  out.u32(0, entry.offset)
  out.bytes(entry.name)
}

function writeCommon(out: Writer, { name, data, crc }: Entry, atMs: number): void {
  out.u16(UTF8_NAMES, STORED, ...dosTime(atMs))
  out.u32(crc, data.length, data.length)
  out.u16(name.length, 0)
}

/** Time and date as MS-DOS packs them, here of the UTC clock. */
function dosTime(atMs: number): readonly [number, number] {
  const at = new Date(atMs)
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1)
  const years = Math.max(0, at.getUTCFullYear() - 1980)
  return [time, (years << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate()]
}

/** Writes little-endian numbers and bytes one after the other. */
class Writer {
  readonly #archive: Uint8Array
  readonly #view: DataView
  #at = 0

  constructor(archive: Uint8Array) {
    this.#archive = archive
    this.#view = new DataView(archive.buffer)
  }

  u16(...values: readonly number[]): void {
    for (const value of values) {
      this.#view.setUint16(this.#at, value, true)
      this.#at += 2
    }
  }

  u32(...values: readonly number[]): void {
    for (const value of values) {
      this.#view.setUint32(this.#at, value, true)
      this.#at += 4
    }
  }

  bytes(bytes: Uint8Array): void {
    this.#archive.set(bytes, this.#at)
    this.#at += bytes.length
  }
}
