import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Download, Page } from '@playwright/test'

/** Makes the evidence pack of the page and gives the file. */
export async function downloadPack(page: Page): Promise<Download> {
  await page.getByRole('button', { name: 'Evidence pack' }).click()
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download' }).click()
  return downloading
}

/** The files of an archive whose entries are stored as they are, by name. */
export async function filesIn(download: Download): Promise<ReadonlyMap<string, string>> {
  const folder = await mkdtemp(join(tmpdir(), 'streamgauge-pack-'))
  try {
    const path = join(folder, 'pack.zip')
    await download.saveAs(path)
    return storedFiles(await readFile(path))
  } finally {
    await rm(folder, { recursive: true })
  }
}

function storedFiles(archive: Buffer): ReadonlyMap<string, string> {
  const files = new Map<string, string>()
  for (let at = 0; archive.readUInt32LE(at) === 0x04034b50;) {
    const [size, nameLength] = [archive.readUInt32LE(at + 18), archive.readUInt16LE(at + 26)]
    const name = archive.toString('utf8', at + 30, at + 30 + nameLength)
    const begin = at + 30 + nameLength
    files.set(name, archive.toString('utf8', begin, begin + size))
    at = begin + size
  }
  return files
}

/** The cells of a CSV file (RFC 4180), row by row; the first row has the names of the columns. */
export function csvRows(text: string): readonly (readonly string[])[] {
  return text
    .trimEnd()
    .split(/\r?\n/)
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(
        ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
      ),
    )
}

/** Text with the thin space before a unit as a plain one. */
export function plain(text: string): string {
  return text.replaceAll('\u202F', ' ').trim()
}
