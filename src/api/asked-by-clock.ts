/**
 * What all queries have in common. The page's one clock asks again, so nothing grows stale by itself;
 * a failed read is shown and asked again at a later tick; and the proxy's answer is the truth about
 * the network, not the browser's idea of being online.
 */
export const ASKED_BY_CLOCK = {
  staleTime: Number.POSITIVE_INFINITY,
  retry: false,
  networkMode: 'always',
} as const
