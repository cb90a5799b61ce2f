import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Config } from '#server/config.ts'
import { listen, ListenError } from '#server/http-listener.ts'
import { describeError, type Log } from '#server/log.ts'
import type { Scrape } from './metrics.ts'

export type ScrapeListener = Readonly<{
  /** Where it listens, or why it does not; for whoever started the process. */
  sentences: readonly string[]
  close(): Promise<void>
}>

const TEXT = { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' }
const GIVEN_UP: ScrapeListener = {
  sentences: [
    'Metrics: none, because another program has the default port. Set METRICS_PORT to a free port, or to off.',
  ],
  close: () => Promise.resolve(),
}

/**
 * Opens the listener for scrapers, apart from the one for viewers. The default port is an offer: a
 * second copy on the same machine goes on without it. A port that somebody chose has to be had.
 * @throws {ListenError} when it cannot be had
 */
export async function openScrapeListener(
  address: Config['metrics'],
  scrape: () => Promise<Scrape>,
  log: Log,
): Promise<ScrapeListener> {
  if (address === null) return { ...GIVEN_UP, sentences: [] }
  const server = createScrapeServer(scrape, log)
  try {
    const origin = await listen(server, address, 'METRICS')
    log.info({ origin }, 'metrics listening')
    return { sentences: [`Metrics: ${origin}/metrics`], close: () => closed(server) }
  } catch (error) {
    if (address.isPortChosen || !(error instanceof ListenError) || !error.isPortTaken) throw error
    log.warn('no metrics: the default port is taken')
    return GIVEN_UP
  }
}

/** `GET /metrics` and nothing else; no sign-in, so nothing about the account is told. */
function createScrapeServer(scrape: () => Promise<Scrape>, log: Log): Server {
  const answer = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const isRead = req.method === 'GET' || req.method === 'HEAD'
    if (!isRead || !/^\/metrics(?:\?|$)/.test(req.url ?? '')) {
      res.writeHead(404, TEXT).end('Only GET /metrics is answered here.\n')
      return
    }
    const { type, text } = await scrape()
    const length = String(Buffer.byteLength(text))
    res.writeHead(200, { ...TEXT, 'Content-Type': type, 'Content-Length': length }).end(text)
  }
  return createServer({ maxHeaderSize: 8192, requestTimeout: 10_000 }, (req, res) => {
    answer(req, res).catch((error: unknown) => {
      log.error(describeError(error), 'scrape failed')
      res.writeHead(500, TEXT).end('The metrics could not be read.\n')
    })
  })
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve) => {
    server.close(() => resolve())
  })
}
