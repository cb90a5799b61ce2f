/**
 * Seeded noise without state: the same (seed, key, step) gives the same number in every engine,
 * because only 32-bit integer arithmetic is used.
 */

/** 32-bit FNV-1a hash of a text; turns an entity id into a noise key. */
export function textHash(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  }
  return hash >>> 0
}

/** A number in [0, 1) that looks random and depends on the three arguments only. */
export function noise(seed: number, key: number, step: number): number {
  let h = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(key, 0xc2b2ae35)
  h = Math.imul(h ^ (h >>> 15) ^ Math.imul(step, 0x27d4eb2f), 0x165667b1)
  h = Math.imul(h ^ (h >>> 13), 0x85ebca6b)
  return ((h ^ (h >>> 16)) >>> 0) / 4_294_967_296
}

/** Like {@link noise}, but continuous in `position`: whole positions are noise, between them a straight line. */
export function smoothNoise(seed: number, key: number, position: number): number {
  const left = Math.floor(position)
  const a = noise(seed, key, left)
  return a + (noise(seed, key, left + 1) - a) * (position - left)
}
