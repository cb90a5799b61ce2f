/** Keys that the proxy never passes on: connection settings, ids of the account, key values of customer rows. */
const PRIVATE_KEYS: ReadonlySet<string> = new Set([
  'config',
  'tenant_id',
  'sub_id',
  'service_id',
  'StreamingLastEvent',
])

/** A copy of an answer without the private keys, at any depth. */
export function stripPrivate(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(stripPrivate)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !PRIVATE_KEYS.has(key))
      .map(([key, member]: [string, unknown]) => [key, stripPrivate(member)]),
  )
}
