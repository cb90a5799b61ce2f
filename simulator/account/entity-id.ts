import { textHash } from '#simulator/noise.ts'

/** The id (24 hex characters, API reference §1) that the simulator gives to an entity of this kind and name. */
export function entityId(
  kind: 'source' | 'destination' | 'pipeline' | 'tag' | 'tenant',
  name: string,
): string {
  const part = (salt: string) => textHash(`${salt}:${kind}:${name}`).toString(16).padStart(8, '0')
  return `67${part('a').slice(2)}${part('b')}${part('c')}`
}
