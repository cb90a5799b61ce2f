import { setTimeout as wait } from 'node:timers/promises'
import { describeAccount, openAccount } from './account.ts'
import { createApp } from './app.ts'
import { ConfigError, readConfig } from './config.ts'
import { createDrain } from './drain.ts'
import { createHttpServer, listen, ListenError } from './http-listener.ts'
import { createLog, describeError } from './log.ts'
import { openScrapeListener } from './metrics/scrape-listener.ts'
import { loadStaticFiles } from './static-files.ts'

/*
 * The process. Standard output carries JSON log lines and nothing else; sentences for people go to
 * standard error. Needs no child process, no worker and no write (O6).
 */

try {
  await run()
} catch (error) {
  const isExpected = error instanceof ConfigError || error instanceof ListenError
  say(isExpected ? error.message : `Streamgauge did not start: ${describeError(error).error}`)
  process.exit(1)
}

async function run(): Promise<void> {
  const config = readConfig(process.env)
  const log = createLog(config.logLevel)
  const staticFiles = loadStaticFiles(config.staticDir.path, config.basePath)
  if (staticFiles.buildId === null) {
    if (config.staticDir.isChosen) {
      throw new ConfigError(['STATIC_DIR (environment): must be a folder with an index.html.'])
    }
    say('The page has not been built: only /api is served. Run "npm run build", or "npm start".')
  }
  const account = await openAccount(config)
  const app = createApp(config, { account, log, staticFiles })
  const server = createHttpServer(config, app.handler)
  const drain = createDrain(server)
  const origin = await listen(server, config.listen)
  const scraping = await openScrapeListener(config.metrics, () => app.scrape(), log)
  app.start()
  // Before anybody is told that it runs: whoever reads that may end it at once.
  endOnCrash()
  endOnSignal(async () => {
    log.info('stopping')
    app.stop()
    await wait(config.shutdown.delayMs)
    await drain(config.shutdown.drainMs)
    await scraping.close()
    await app.close()
    await account.close()
    log.info('stopped')
  })

  say(`Streamgauge: ${origin}`, ...describeAccount(account), ...scraping.sentences)
  const isConfined = process.execArgv.includes('--permission')
  log.info({ origin, mode: account.mode, isConfined }, 'listening')

  /** The state is in doubt after an error that nobody caught: say so and leave (O5). */
  function endOnCrash(): void {
    process.on('uncaughtException', (error) => {
      log.fatal(describeError(error), 'ending after an unexpected error')
      process.exit(70)
    })
  }
}

/** The first signal ends in order, a second one at once. */
function endOnSignal(end: () => Promise<void>): void {
  let isEnding = false
  const onSignal = (): void => {
    if (isEnding) process.exit(1)
    isEnding = true
    void end().then(() => process.exit(0))
  }
  process.on('SIGTERM', onSignal)
  process.on('SIGINT', onSignal)
}

function say(...lines: readonly string[]): void {
  process.stderr.write(`${lines.join('\n')}\n`)
}
