import { HttpError } from './errors.ts'

/**
 * Whether a read failed with the API's 404: no such entity, or no metrics of it yet (§3, §10.11).
 * The proxy's own 404, for a path that it does not know, is a fault of ours and none of the two.
 */
export function isUnknownEntity(error: unknown): boolean {
  return error instanceof HttpError && error.status === 404 && error.code !== 'unknown_path'
}
