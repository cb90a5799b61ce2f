type Dictionary<T> = Readonly<Record<string, T>>

/** The entries that are there; a missing or `null` map has none (API reference §10.3). */
export function presentIn<T extends object>(
  map: Dictionary<T | null | undefined> | null | undefined,
): Dictionary<T> {
  const entries: [string, T][] = []
  for (const [key, value] of Object.entries(map ?? {})) {
    if (value !== null && value !== undefined) entries.push([key, value])
  }
  return Object.fromEntries(entries)
}

/** The same keys with every value read. */
export function mapValues<T, U>(map: Dictionary<T>, read: (value: T, key: string) => U) {
  const entries = Object.entries(map).map(([key, value]): [string, U] => [key, read(value, key)])
  const mapped: Dictionary<U> = Object.fromEntries(entries)
  return mapped
}

/** All entries of all maps; of a key that is in several, the last. */
export function mergeMaps<T>(maps: readonly Dictionary<T>[]): Dictionary<T> {
  return Object.fromEntries(maps.flatMap((map) => Object.entries(map)))
}

/** As `mergeMaps`, one level deeper: inner maps of one key are merged. */
export function mergeNested<T>(
  maps: readonly Dictionary<Dictionary<T>>[],
): Dictionary<Dictionary<T>> {
  const inner = new Map<string, Dictionary<T>[]>()
  for (const [key, map] of maps.flatMap((nested) => Object.entries(nested))) {
    const found = inner.get(key)
    if (found === undefined) inner.set(key, [map])
    else found.push(map)
  }
  return Object.fromEntries([...inner].map(([key, found]) => [key, mergeMaps(found)]))
}
