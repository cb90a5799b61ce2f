/**
 * What all queries have in common, for answers that are worth asking for again after `periodMs`. The
 * page's one clock asks again; a page that opens on an older answer shows it and asks at once. A
 * failed read is shown, and asked again at a later tick. The proxy's answer is the truth about the
 * network, not the browser's idea of being online.
 */
export function askedEvery(periodMs: number) {
  return {
    meta: { periodMs },
    staleTime: periodMs,
    retry: false,
    networkMode: 'always',
  } as const
}
