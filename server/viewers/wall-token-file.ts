import type { Clock } from '#server/clock.ts'
import { describeError, type Log } from '#server/log.ts'
import { parseWallTokens, type WallToken } from './wall-tokens.ts'

const READ_AGAIN_MS = 2000

/**
 * The tokens that count now. The file is read again when somebody asks and the last look is two
 * seconds old, so a change needs no restart. A file that cannot be read has no tokens: taking it
 * away takes its screens off at once, and putting it back lets them on again.
 * @param read returns the text of the file or throws
 */
export function createWallTokenFile(
  read: () => string,
  { clock, log }: { readonly clock: Pick<Clock, 'nowMs'>; readonly log: Log },
): () => readonly WallToken[] {
  let text: string | null = null
  let tokens: readonly WallToken[] = []
  let readAtMs = Number.NEGATIVE_INFINITY
  return () => {
    if (clock.nowMs() - readAtMs < READ_AGAIN_MS) return tokens
    readAtMs = clock.nowMs()
    const newText = readOr(read, (error) => {
      if (text !== '') log.warn(describeError(error), 'VIEWER_TOKEN_FILE cannot be read')
    })
    if (newText === text) return tokens
    text = newText
    const parsed = parseWallTokens(newText)
    const { faultyLines: lines } = parsed
    if (lines.length > 0) log.warn({ lines }, 'VIEWER_TOKEN_FILE has lines that are not name:token')
    ;({ tokens } = parsed)
    return tokens
  }
}

function readOr(read: () => string, onError: (error: unknown) => void): string {
  try {
    return read()
  } catch (error) {
    onError(error)
    return ''
  }
}
