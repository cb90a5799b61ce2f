import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findNginx, nginxVersion, startNginx } from './proxy/nginx.ts'
import { startApi, startProxy, type Started } from './proxy/processes.ts'
import { measureThroughput, type Doors } from './proxy/throughput.ts'
import { measureViewers } from './proxy/viewers.ts'
import type { Report } from './report.ts'

/**
 * The proxy with everything on but the limits per client, beside nginx with `proxy_cache` and the API
 * without anything in between, in one run.
 */
export async function measureProxy(): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), 'streamgauge-bench-'))
  const started: Started[] = []
  const keep = <T extends Started>(one: T): T => {
    started.push(one)
    return one
  }
  try {
    const api = keep(await startApi())
    const binary = findNginx()
    const nginx = binary === null ? null : keep(await startNginx(binary, folder, api.port))
    const proxy = keep(await startProxy(folder, api.port, { METRICS_PORT: 'off' }))
    const doors: Doors = {
      direct: { port: api.port, prefix: '' },
      nginx: nginx === null ? null : { port: nginx.port, prefix: '' },
      proxy: { port: proxy.port, prefix: '/api' },
    }
    const rows = await measureThroughput(doors)
    await proxy.stop()
    rows.push(...(await measureViewers(folder, api.port)))
    return { title: 'Proxy', rows, notes: notes(binary) }
  } finally {
    await Promise.all(started.map((one) => one.stop()))
    rmSync(folder, { recursive: true, force: true })
  }
}

function notes(binary: string | null): readonly string[] {
  return [
    'Requests per second: 32 connections (8 for 2 MB) from two load processes over loopback, answers in the store, rounds in turn; the figure is the median of the ratios within a round.',
    'All three log each request to a file. nginx and the proxy cache for 10 s and renew behind the old answer; the API holds its answers in memory.',
    binary === null
      ? 'nginx was not there and could not be installed.'
      : `nginx ${nginxVersion(binary)}, one worker process, as the proxy is one thread.`,
    'Viewers: open connections that ask once a second, in turn for five views of 100 KB, as browsers do (Brotli). Calls: reads that the API saw in 20 s, times three; more than 10 s of freshness pass, so each view is asked two or three times.',
    'Memory is resident memory as the proxy tells it to scrapers.',
  ]
}
