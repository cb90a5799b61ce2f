import type { KeyCommand } from './key-commands.ts'
import { keysText } from './keys-text.ts'

/**
 * Pairs of commands that no page may have at once, in words: the same id, the same keys, or keys that
 * begin with all keys of the other, which then could never be reached. `[]`: none.
 */
export function keyConflicts(commands: readonly KeyCommand[]): readonly string[] {
  return commands.flatMap((one, index) =>
    commands.slice(index + 1).flatMap((other) => conflictOf(one, other)),
  )
}

function conflictOf(one: KeyCommand, other: KeyCommand): readonly string[] {
  if (one.id === other.id) return [`${one.id} is there twice`]
  const [short, long] = one.keys.length <= other.keys.length ? [one, other] : [other, one]
  const isHidden = short.keys.length > 0 && short.keys.every((key, at) => key === long.keys[at])
  if (!isHidden) return []
  return [`${long.id} (${keysText(long.keys)}) is behind ${short.id} (${keysText(short.keys)})`]
}
