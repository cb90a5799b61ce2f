/** One metric of a scrape with its samples, by series: `{a="b",le="0.1"}` → value. */
export type ScrapedMetric = Readonly<{
  help: string
  type: string
  samples: ReadonlyMap<string, number>
}>

const NAME = '[a-zA-Z_:][a-zA-Z0-9_:]*'
const LABEL = '[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\\\\n]|\\\\["\\\\n])*"'
const VALUE = '[+-]?(?:\\d+(?:\\.\\d+)?(?:e[+-]?\\d+)?|Inf)|NaN'
const HELP = new RegExp(`^# HELP (${NAME}) (\\S.*)$`)
const TYPE = new RegExp(`^# TYPE (${NAME}) (counter|gauge|histogram)$`)
const SAMPLE = new RegExp(`^(${NAME})(\\{${LABEL}(?:,${LABEL})*\\})? (${VALUE})$`)

/**
 * Reads the text format 0.0.4 line by line, as strictly as its description.
 * @throws naming the first line that does not fit: no sample without help and type before it, no
 * series twice, names of counters that end in `_total`, histograms that add up
 */
export function readScrape(text: string): ReadonlyMap<string, ScrapedMetric> {
  const metrics = new Map<string, { help: string; type: string; samples: Map<string, number> }>()
  if (!text.endsWith('\n')) throw new Error('the last line has no end')
  for (const line of text.split('\n').filter((each) => each !== '')) {
    const [, helpOf, help] = HELP.exec(line) ?? []
    const [, typeOf, type] = TYPE.exec(line) ?? []
    const [, name, labels = '', value] = SAMPLE.exec(line) ?? []
    if (helpOf !== undefined && help !== undefined && !metrics.has(helpOf)) {
      metrics.set(helpOf, { help, type: '', samples: new Map() })
    } else if (typeOf !== undefined && type !== undefined && metrics.get(typeOf)?.type === '') {
      metrics.set(typeOf, { help: metrics.get(typeOf)?.help ?? '', type, samples: new Map() })
    } else if (name !== undefined && value !== undefined) {
      const metric = metrics.get(name) ?? metrics.get(name.replace(/_(?:bucket|sum|count)$/, ''))
      const series = metrics.has(name) ? labels : `${name}${labels}`
      if (metric === undefined || metric.type === '' || metric.samples.has(series)) {
        throw new Error(`a sample out of place: ${line}`)
      }
      metric.samples.set(series, Number(value.replace('Inf', 'Infinity')))
    } else throw new Error(`not a line of the format: ${line}`)
  }
  for (const [name, { type, samples }] of metrics) check(name, type, samples)
  return metrics
}

function check(name: string, type: string, samples: ReadonlyMap<string, number>): void {
  if (type === '') throw new Error(`${name} has no type`)
  if ((type === 'counter') !== name.endsWith('_total')) throw new Error(`${name} is a ${type}`)
  const isCounted = type !== 'gauge'
  if (isCounted && [...samples.values()].some((value) => !(value >= 0))) {
    throw new Error(`${name} has a count below 0`)
  }
  if (type === 'histogram') checkHistogram(name, samples)
}

/** In each series the buckets never fall, and the last one is the count. */
function checkHistogram(name: string, samples: ReadonlyMap<string, number>): void {
  const last = new Map<string, number>()
  for (const [series, value] of samples) {
    if (!series.startsWith(`${name}_bucket`)) continue
    const labels = series.replace(`${name}_bucket`, '').replace(/,?le="[^"]*",?/, '')
    if (value < (last.get(labels) ?? 0)) throw new Error(`${series} is less than the one before`)
    last.set(labels, value)
  }
  for (const [labels, value] of last) {
    if (samples.get(`${name}_count${labels}`) !== value) {
      throw new Error(`${name}_count${labels} is not its last bucket`)
    }
  }
}
