import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32 as trusted } from 'node:zlib'
import { expect, test } from 'vitest'
import { crc32 } from './crc32.ts'
import { zipOf } from './zip.ts'

const AT = Date.UTC(2026, 10, 21, 14, 2, 10)

test.each([[''], ['123456789'], ['Verzögerung 延迟\n'.repeat(500)]])(
  'the checksum of %j is the one others work out',
  (text) => {
    const bytes = new TextEncoder().encode(text)
    expect(crc32(bytes)).toBe(trusted(bytes))
  },
)

/** What the central directory at the end says, read as the format's document tells it. */
function listed(archive: Uint8Array) {
  const view = new DataView(archive.buffer)
  const end = archive.length - 22
  expect(view.getUint32(end, true)).toBe(0x06054b50)
  let at = view.getUint32(end + 16, true)
  return Array.from({ length: view.getUint16(end + 10, true) }, () => {
    const nameLength = view.getUint16(at + 28, true)
    const size = view.getUint32(at + 24, true)
    const local = view.getUint32(at + 42, true)
    const file = {
      name: textIn(archive, at + 46, nameLength),
      text: textIn(archive, local + 30 + nameLength, size),
      crc: view.getUint32(at + 16, true),
      date: view.getUint16(at + 14, true),
      time: view.getUint16(at + 12, true),
    }
    at += 46 + nameLength
    return file
  })
}

function textIn(archive: Uint8Array, from: number, length: number): string {
  return new TextDecoder().decode(archive.subarray(from, from + length))
}

const FILES = [
  { name: 'README.md', text: '# Lag\n' },
  { name: 'charts/01-lag.svg', text: '<svg/>' },
  { name: 'Übersicht.txt', text: '' },
]

test('the directory leads to every file, with its checksum and its time', () => {
  const date = ((2026 - 1980) << 9) | (11 << 5) | 21
  const time = (14 << 11) | (2 << 5) | 5
  expect(listed(zipOf(FILES, AT))).toEqual(
    FILES.map((file) => ({ ...file, crc: trusted(file.text), date, time })),
  )
})

test('a programme that knows the format finds nothing wrong with it', (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'streamgauge-zip-'))
  try {
    const path = join(folder, 'pack.zip')
    writeFileSync(path, zipOf(FILES, AT))
    const words = tested(path)
    if (words === null) context.skip('no unzip here')
    expect(words).toContain('No errors detected')
  } finally {
    rmSync(folder, { recursive: true })
  }
})

/** What `unzip -t` says; null: there is no such programme. */
function tested(path: string): string | null {
  try {
    return execFileSync('unzip', ['-t', path], { encoding: 'utf8' })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

test('an archive of nothing is one', () => {
  expect(listed(zipOf([], AT))).toEqual([])
})
