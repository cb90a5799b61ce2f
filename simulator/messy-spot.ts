import { noise, textHash } from './noise.ts'

/** Where in the answer a value stands: `sources`, `destinations` or `pipelines`, and the entity's id. */
export type Spot = { seed: number; family: string; entity: string }

/** A number in [0, 1) for one value of one entity. */
export function chance({ seed, entity }: Spot, what: string): number {
  return noise(seed, textHash(`${entity}/${what}`), 17)
}
