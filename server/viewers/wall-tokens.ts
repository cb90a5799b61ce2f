import { createHash, timingSafeEqual } from 'node:crypto'

/** The token of one wall screen, or of several that share a name. */
export type WallToken = { readonly name: string; readonly token: string }

/** Tokens as a file says them, and the lines that are none; a line's number is all that is told of it. */
export type ParsedTokens = {
  readonly tokens: readonly WallToken[]
  readonly faultyLines: readonly number[]
}

/** 32 visible characters, the first no blank: long enough that guessing is hopeless. */
const LINE = /^([A-Za-z0-9][A-Za-z0-9_-]{0,31}):([\x21-\x7e]{32,256})$/

/** Reads lines `name:token`; empty lines and those that begin with `#` say nothing. */
export function parseWallTokens(text: string): ParsedTokens {
  const tokens: WallToken[] = []
  const faultyLines: number[] = []
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const trimmed = line.trim()
    if (trimmed === '' || trimmed.startsWith('#')) continue
    const [, name, token] = LINE.exec(trimmed) ?? []
    const isNew = !tokens.some((other) => other.name === name)
    if (name !== undefined && token !== undefined && isNew) tokens.push({ name, token })
    else faultyLines.push(index + 1)
  }
  return { tokens, faultyLines }
}

/** Finds a token in the time that looking at all of them takes. */
export function findWallToken(tokens: readonly WallToken[], sent: string): WallToken | null {
  const sentHash = sha256(sent)
  let found: WallToken | null = null
  for (const each of tokens) if (timingSafeEqual(sha256(each.token), sentHash)) found = each
  return found
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
