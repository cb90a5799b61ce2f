import type { QueryClient } from '@tanstack/react-query'
import { observedStore } from '#src/api/observed-store.ts'
import { observeAnswers } from './observe-answers.ts'

/** Keeps what answers say until the returned function is called. */
export function startObserving(client: QueryClient): () => void {
  const stopKeeping = observedStore.start()
  const stopObserving = observeAnswers(client, observedStore)
  return () => {
    stopObserving()
    stopKeeping()
  }
}
