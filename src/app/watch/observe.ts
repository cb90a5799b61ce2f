import type { QueryClient } from '@tanstack/react-query'
import { observedStore } from '#src/api/observed/observed-store.ts'
import { observeAnswers } from './observe-answers.ts'
import { observeUsual } from './observe-usual.ts'

/** Keeps what answers say until the returned function is called. */
export function startObserving(client: QueryClient): () => void {
  const stopKeeping = observedStore.start()
  const stopObserving = observeAnswers(client, observedStore)
  const stopLearning = observeUsual(client, observedStore)
  return () => {
    stopLearning()
    stopObserving()
    stopKeeping()
  }
}
