import type { Since } from './since.ts'

/**
 * Who knows since when, as a sentence.
 * @param clockText a moment (epoch ms) on the clock of the screen's zone
 */
export function sinceWords(
  { sinceMs, isAtLeast, isObserved }: Since,
  clockText: (atMs: number) => string,
): string {
  const at = clockText(sinceMs)
  if (!isObserved) {
    return isAtLeast
      ? `So already when its readings begin at ${at}.`
      : `Since ${at}, as its readings show.`
  }
  return isAtLeast
    ? `Observed on this screen: so already when watching began at ${at}.`
    : `Observed on this screen: so since ${at}, and something else before.`
}
