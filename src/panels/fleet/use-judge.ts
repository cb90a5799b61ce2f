import { useSyncExternalStore } from 'react'
import type { judgeAccount } from './judge-account.ts'

/*
 * The rules weigh as much as a page, and there is nothing to judge until the answers have come: their
 * code is on its way at the same time, and lists stand without it.
 */

type Judge = typeof judgeAccount

let judge: Judge | null = null
let loading: Promise<void> | null = null
const listeners = new Set<() => void>()

/** The server was away while the page started, or it serves a newer build. */
const TRY_AGAIN_MS = 10_000

/** The rules by which an account is judged; null: not fetched yet. */
export function useJudge(): Judge | null {
  return useSyncExternalStore(subscribe, () => judge)
}

/** Fetches the rules before a page's code asks for them. */
export function loadJudge(): Promise<void> {
  loading ??= load()
  return loading
}

async function load(): Promise<void> {
  try {
    judge = (await import('./judge-account.ts')).judgeAccount
    for (const listener of listeners) listener()
  } catch {
    loading = null
    // A screen that nobody touches needs it without anybody asking anew.
    setTimeout(() => listeners.size > 0 && void loadJudge(), TRY_AGAIN_MS)
  }
}

function subscribe(onChange: () => void): () => void {
  listeners.add(onChange)
  void loadJudge()
  return () => listeners.delete(onChange)
}
