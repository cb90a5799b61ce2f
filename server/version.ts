import { readFileSync } from 'node:fs'
import * as v from 'valibot'

const PACKAGE = v.object({ version: v.string() })

/** The version of this product as its package file says it. */
export const VERSION: string = v.parse(
  PACKAGE,
  JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')),
).version
