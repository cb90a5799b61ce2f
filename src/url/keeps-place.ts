/** State of a history entry that changes the address of a page and leaves the reader where they are. */
export const KEEPS_PLACE = { keepsPlace: true } as const

/** Whether an entry with this state moves nothing on the screen. */
export function keepsPlace(state: unknown): boolean {
  return typeof state === 'object' && state !== null && 'keepsPlace' in state
}
