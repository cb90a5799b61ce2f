import { createSimulator } from '#simulator/handler.ts'
import { catalogueOf } from '#src/api/metric-catalogue.ts'
import { readBulkBlocks, mapBulk } from '#src/api/wire/bulk-wire.ts'
import { readSeriesBlock } from '#src/api/wire/metric-series.ts'
import { SOURCE_METRICS } from '#src/model/metrics/source-metrics.ts'
import { inMs, ratioRow, type Report } from './report.ts'
import { median } from './stats.ts'

const CONNECTORS = 25
const NOW_MS = Date.parse('2026-11-21T10:00Z')
const DAY_MS = 86_400_000
const WARM_UP = 15
const ROUNDS = 60
const PATH = '/sources/metrics'

const CATALOGUE = catalogueOf(SOURCE_METRICS)

/** What reading a bulk answer costs beside `JSON.parse` of the same text. */
export async function measureReading(): Promise<Report> {
  const text = await bulkAnswer()
  const times: { parse: number; envelope: number; read: number }[] = []
  let size = { series: 0, samples: 0 }
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    const startMs = performance.now()
    const body: unknown = JSON.parse(text)
    const parsedMs = performance.now()
    const blocks = readBulkBlocks('timeseries', body, PATH)
    const openedMs = performance.now()
    const read = mapBulk(blocks, (block) => readSeriesBlock(block, CATALOGUE))
    const readMs = performance.now()
    const lists = Object.values(read.connectors).flatMap(({ series }) => Object.values(series))
    const samples = lists.reduce((sum, one) => sum + (one?.timesMs.length ?? 0), 0)
    size = { series: lists.length, samples }
    if (round < WARM_UP) continue
    const envelope = openedMs - parsedMs
    times.push({ parse: parsedMs - startMs, envelope, read: readMs - parsedMs })
  }
  if (size.samples === 0) throw new Error('the simulated answer holds no samples')
  const parseMs = median(times.map(({ parse }) => parse))
  const row = (what: string, of: (time: (typeof times)[number]) => number) =>
    ratioRow(
      what,
      median(times.map((time) => of(time) / time.parse)),
      null,
      `${inMs(median(times.map(of)))} : ${inMs(parseMs)}`,
    )
  return {
    title: `Reading: our reading of an answer beside JSON.parse of it, ${ROUNDS} rounds`,
    rows: [
      row('frame of the answer alone', ({ envelope }) => envelope),
      row('frame and all series, into columns', ({ read }) => read),
    ],
    notes: [
      `The answer: ${CONNECTORS} connectors, ${size.series} series, ${size.samples} samples, ${Math.round(text.length / 1000)} kB.`,
      'Figure: time of reading the parsed answer divided by the time of JSON.parse, median of the rounds.',
    ],
  }
}

/** 25 sources over a day in steps of 5 minutes, each with twelve series. */
async function bulkAnswer(): Promise<string> {
  const simulator = createSimulator({
    authorised: true,
    now: () => NOW_MS,
    size: { sources: CONNECTORS, destinations: 1, pipelines: CONNECTORS },
  })
  const query = new URLSearchParams({
    time_type: 'timeseries',
    timestamp_from: new Date(NOW_MS - DAY_MS).toISOString(),
    timestamp_to: new Date(NOW_MS).toISOString(),
    time_unit: 'minute',
    time_interval: '5',
  })
  const request = new Request(`http://simulator.invalid${PATH}?${query.toString()}`)
  const response = await simulator.fetch(request)
  const text = await response.text()
  if (!response.ok) throw new Error(`the simulator answered ${response.status}: ${text}`)
  return text
}
