import { Counter, Gauge, Histogram, type Registry } from 'prom-client'

/*
 * Every metric that is exported, with its name, labels and meaning. Labels take their values from
 * closed lists: rows of the list of reads, statuses, outcome words; never an id, address or name.
 */

/** From a stored answer (under a millisecond) to the longest time a read may take. */
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

export type Counted = ReturnType<typeof createCounted>
export type Sampled = ReturnType<typeof createSampled>

/** What is counted as it happens. */
export function createCounted(registry: Registry) {
  const registers = [registry]
  return {
    ...countedViewers(registers),
    ...countedUpstream(registers),
    ...countedSignIns(registers),
  }
}

function countedViewers(registers: Registry[]) {
  return {
    requests: new Counter({
      name: 'streamgauge_http_requests_total',
      help: 'Requests answered, by method, route pattern and status. status="0": the viewer left before an answer.',
      labelNames: ['method', 'route', 'status'] as const,
      registers,
    }),
    requestSeconds: new Histogram({
      name: 'streamgauge_http_request_duration_seconds',
      help: 'Time from a request to the end of its answer, by route pattern.',
      labelNames: ['route'] as const,
      buckets: SECONDS,
      registers,
    }),
    cacheReads: new Counter({
      name: 'streamgauge_cache_reads_total',
      help: 'Reads by how they were answered: hit, stale, miss, coalesced or negative (a remembered refusal).',
      labelNames: ['outcome'] as const,
      registers,
    }),
  }
}

function countedUpstream(registers: Registry[]) {
  return {
    calls: new Counter({
      name: 'streamgauge_upstream_calls_total',
      help: 'Calls to the Streamkap API, by route pattern and outcome: ok, status_503, timeout and so on.',
      labelNames: ['route', 'outcome'] as const,
      registers,
    }),
    callSeconds: new Histogram({
      name: 'streamgauge_upstream_call_duration_seconds',
      help: 'Duration of calls to the Streamkap API, by route pattern.',
      labelNames: ['route'] as const,
      buckets: SECONDS,
      registers,
    }),
    retries: new Counter({
      name: 'streamgauge_upstream_retries_total',
      help: 'Calls that were tried again, by route pattern.',
      labelNames: ['route'] as const,
      registers,
    }),
  }
}

function countedSignIns(registers: Registry[]) {
  return {
    renewals: new Counter({
      name: 'streamgauge_token_renewals_total',
      help: 'Successful sign-ins to the Streamkap API, the first one included.',
      registers,
    }),
    renewalFailures: new Counter({
      name: 'streamgauge_token_renewal_failures_total',
      help: 'Failed sign-ins to the Streamkap API, by reason.',
      labelNames: ['reason'] as const,
      registers,
    }),
  }
}

/** What is looked at when somebody scrapes. A value that is not known has no sample. */
export function createSampled(registry: Registry) {
  return { ...sampledProxy(registry), ...sampledLoop(registry), ...sampledProcess(registry) }
}

function sampledProxy(registry: Registry) {
  const gauge = gaugesOf(registry)
  return {
    breaker: new Gauge({
      name: 'streamgauge_upstream_breaker_state',
      help: '1 for the state the circuit breaker is in, 0 for the others.',
      labelNames: ['state'] as const,
      registers: [registry],
    }),
    callsRunning: gauge('streamgauge_upstream_calls_running', 'Calls to the API under way.'),
    callsWaiting: gauge('streamgauge_upstream_queue_length', 'Calls waiting for their turn.'),
    gateClosed: gauge(
      'streamgauge_upstream_pause_seconds',
      'Seconds for which the API asked to be left alone still; 0: it did not.',
    ),
    storedBytes: gauge('streamgauge_cache_stored_bytes', 'Bytes of stored answers, all encodings.'),
    storedAnswers: gauge('streamgauge_cache_stored_answers', 'Answers in the store.'),
    tokenSeconds: gauge(
      'streamgauge_token_expiry_seconds',
      'Seconds until the API token ends; no sample while none is held.',
    ),
  }
}

function sampledLoop(registry: Registry) {
  const gauge = gaugesOf(registry)
  return {
    loopP50: gauge(
      'streamgauge_event_loop_delay_p50_seconds',
      'Median delay of the event loop over the last full minute.',
    ),
    loopP99: gauge(
      'streamgauge_event_loop_delay_p99_seconds',
      '99th percentile of the delay of the event loop over the last full minute.',
    ),
    loopMax: gauge(
      'streamgauge_event_loop_delay_max_seconds',
      'Longest delay of the event loop in the last full minute.',
    ),
  }
}

function sampledProcess(registry: Registry) {
  const gauge = gaugesOf(registry)
  return {
    buildInfo: new Gauge({
      name: 'streamgauge_build_info',
      help: 'Always 1; the labels say which build runs on which Node.',
      labelNames: ['version', 'build', 'node'] as const,
      registers: [registry],
    }),
    heapUsed: gauge('nodejs_heap_size_used_bytes', 'Heap in use.'),
    heapTotal: gauge('nodejs_heap_size_total_bytes', 'Heap held.'),
    resident: gauge('process_resident_memory_bytes', 'Resident memory of the process.'),
    startTime: gauge(
      'process_start_time_seconds',
      'When the process started, in seconds since 1970.',
    ),
    cpu: new Counter({
      name: 'process_cpu_seconds_total',
      help: 'Processor time used, in user and system mode.',
      registers: [registry],
    }),
  }
}

function gaugesOf(registry: Registry) {
  return (name: string, help: string) => new Gauge({ name, help, registers: [registry] })
}
