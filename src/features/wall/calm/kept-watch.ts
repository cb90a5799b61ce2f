import { NOTHING_SEEN, type LastProblem, type Transition, type WallWatch } from './wall-watch.ts'

const KEY = 'streamgauge.wall.watch'

/** What a board had seen before the page was loaded anew, in this session; nothing, if that is not known. */
export function readWatch(board: string): WallWatch {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? 'null')
    return part(kept, 'board') === board ? watchOf(kept) : NOTHING_SEEN
  } catch {
    return NOTHING_SEEN
  }
}

/** Keeps it over a reload. Without storage the screen begins to watch anew then. */
export function keepWatch(board: string, watch: WallWatch): void {
  const { sinceMs, lookedMs, problem, transitions } = watch
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ board, sinceMs, lookedMs, problem, transitions }))
  } catch {
    // What was seen is still on the board.
  }
}

function watchOf(kept: unknown): WallWatch {
  const sinceMs = part(kept, 'sinceMs')
  const lookedMs = part(kept, 'lookedMs')
  if (typeof sinceMs !== 'number' || typeof lookedMs !== 'number') return NOTHING_SEEN
  const transitions = part(kept, 'transitions')
  return {
    ...NOTHING_SEEN,
    sinceMs,
    lookedMs,
    problem: problemOf(part(kept, 'problem')),
    transitions: Array.isArray(transitions) ? transitions.flatMap(transitionsOf) : [],
  }
}

function problemOf(kept: unknown): LastProblem | null {
  const name = part(kept, 'name')
  const word = part(kept, 'word')
  const untilMs = part(kept, 'untilMs')
  const isWhole = typeof name === 'string' && typeof word === 'string'
  return isWhole && typeof untilMs === 'number' ? { name, word, untilMs } : null
}

function transitionsOf(kept: unknown): readonly Transition[] {
  const atMs = part(kept, 'atMs')
  const name = part(kept, 'name')
  const from = part(kept, 'from')
  const to = part(kept, 'to')
  const isWhole = typeof name === 'string' && typeof from === 'string' && typeof to === 'string'
  return isWhole && typeof atMs === 'number' ? [{ atMs, name, from, to }] : []
}

function part(kept: unknown, name: string): unknown {
  return typeof kept === 'object' && kept !== null ? Reflect.get(kept, name) : undefined
}
