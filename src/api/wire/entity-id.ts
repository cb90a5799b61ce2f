const ENTITY_ID = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/

/**
 * Whether a text can be the id of a source, destination or pipeline. Ids come from addresses people
 * type: one with a slash or dots in it would ask for another path, so it is answered like an id
 * nobody has. `metrics` is the bulk read's own path.
 */
export function isEntityId(text: string): boolean {
  return ENTITY_ID.test(text) && text !== 'metrics'
}
