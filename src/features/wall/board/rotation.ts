/** What rotation needs to know of a page of tiles. */
export type PageContent = {
  /** Ids of the entities on it that are critical now. */
  readonly critical: readonly string[]
}

export type Rotation = {
  readonly page: number
  /** When the present turn of the page began, epoch ms. */
  readonly sinceMs: number
  /** Turns the page has been held already because of trouble. */
  readonly heldTurns: number
  /** Critical entities that have been noticed, and when, epoch ms. */
  readonly noticed: ReadonlyMap<string, number>
}

/** A page with trouble stays for so many turns, then the others are due once. */
const MOST_TURNS = 3

export function startRotation(nowMs: number): Rotation {
  return { page: 0, sinceMs: nowMs, heldTurns: 0, noticed: new Map() }
}

/**
 * The rotation at a later moment. New trouble is shown at once; a page with trouble is held for three
 * turns; every other page for one. Pages that are gone are left for the first.
 */
export function rotate(
  rotation: Rotation,
  {
    pages,
    dwellMs,
    nowMs,
  }: { readonly pages: readonly PageContent[]; readonly dwellMs: number; readonly nowMs: number },
): Rotation {
  const noticed = notice(rotation.noticed, pages, nowMs)
  const interrupting = pages.findIndex(({ critical }) =>
    critical.some((id) => noticed.get(id) === nowMs && !rotation.noticed.has(id)),
  )
  if (interrupting >= 0) return { page: interrupting, sinceMs: nowMs, heldTurns: 0, noticed }
  const page = rotation.page < pages.length ? rotation.page : 0
  if (page === rotation.page && nowMs - rotation.sinceMs < dwellMs) return { ...rotation, noticed }
  const isHeld = (pages[page]?.critical.length ?? 0) > 0 && rotation.heldTurns < MOST_TURNS - 1
  if (page === rotation.page && isHeld) {
    return { page, sinceMs: nowMs, heldTurns: rotation.heldTurns + 1, noticed }
  }
  const next = page === rotation.page ? (page + 1) % Math.max(1, pages.length) : page
  return { page: next, sinceMs: nowMs, heldTurns: 0, noticed }
}

/** Answers come one by one: what they say at the start of a page was so before. */
const OPENING_MS = 30_000

/** What became critical while the page was open, which was opened at `openedMs`. */
export function newsOf(
  { noticed }: Pick<Rotation, 'noticed'>,
  openedMs: number,
): Rotation['noticed'] {
  return new Map([...noticed].filter(([, atMs]) => atMs - openedMs > OPENING_MS))
}

/** When the present turn ends, for the ring that counts down. */
export function turnEndsMs({ sinceMs }: Rotation, dwellMs: number): number {
  return sinceMs + dwellMs
}

/** What is no longer critical is forgotten, so that it is news when it comes again. */
function notice(
  before: Rotation['noticed'],
  pages: readonly PageContent[],
  nowMs: number,
): Rotation['noticed'] {
  const critical = pages.flatMap((page) => page.critical)
  const isSame = critical.length === before.size && critical.every((id) => before.has(id))
  if (isSame) return before
  return new Map(critical.map((id) => [id, before.get(id) ?? nowMs]))
}
