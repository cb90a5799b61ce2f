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
    // Asked for again by whoever needs it next; the page is reloaded when a new build is served.
    loading = null
  }
}

function subscribe(onChange: () => void): () => void {
  listeners.add(onChange)
  void loadJudge()
  return () => listeners.delete(onChange)
}
