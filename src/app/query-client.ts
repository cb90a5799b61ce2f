import { QueryClient } from '@tanstack/react-query'

/**
 * The client of a browser tab. Nothing here refreshes by itself: queries carry their own policies,
 * and the page clock (`refresh-rounds.ts`) asks again. Answers leave memory five minutes after the
 * last page that showed them.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: false,
        networkMode: 'always',
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        gcTime: 5 * 60_000,
      },
    },
  })
}
