import { expect, test } from 'vitest'
import { DEMO_SOURCES } from '#simulator/account/demo.ts'
import { entityId } from '#simulator/account/entity-id.ts'
import { column, dig, digKeys, digList, openBench } from '#simulator/testing/ask.ts'

test('a list gives ten rows a page unless asked for more', async () => {
  const page = await openBench().get('/pipelines')
  expect(column(page, 'id')).toHaveLength(10)
  expect(page).toMatchObject({ page: 1, page_size: 10, total: 12, has_next: true })
})

test('pages together hold every row once', async () => {
  const bench = openBench()
  const pages = await Promise.all(
    [1, 2, 3].map((n) => bench.get(`/pipelines?page=${n}&page_size=5`)),
  )
  const names = pages.flatMap((page) => column(page, 'name'))
  expect(names).toHaveLength(12)
  expect(new Set(names).size).toBe(12)
  expect(pages.map((page) => dig(page, 'has_next'))).toEqual([true, true, false])
})

test('a page size of 100 is served, 101 is refused in the shape of a validation error', async () => {
  const bench = openBench()
  expect(column(await bench.get('/sources?page_size=100'), 'id')).toHaveLength(8)
  const response = await bench.send('/sources?page_size=101')
  expect(response.status).toBe(422)
  expect(await response.json()).toEqual({
    detail: [
      {
        loc: ['query', 'page_size'],
        msg: 'Input should be less than or equal to 100',
        type: 'value_error',
        input: 101,
      },
    ],
  })
})

test.each([
  ['/sources?partial_name=POST', ['orders-postgres']],
  ['/sources?connector=mysql,oracle', ['billing-mysql', 'legacy-oracle']],
  ['/sources?status=paused,Rebalancing', ['legacy-oracle', 'sessions-documentdb']],
  ['/sources?snapshot=running,pending', ['catalog-mongo']],
  [`/sources?id=${entityId('source', 'crm-sqlserver')}`, ['crm-sqlserver']],
  ['/sources?tag_ids=none', []],
  ['/destinations?lag=gt:1000000', ['Postgres – search replica']],
  ['/destinations?status=Broken', ['Postgres – search replica']],
  [
    `/pipelines?source_id=${entityId('source', 'orders-postgres')}`,
    ['orders to Snowflake', 'orders to ClickHouse', 'orders to BigQuery'],
  ],
  [
    `/pipelines?destination_id=${entityId('destination', 'BigQuery – finance')}`,
    ['orders to BigQuery'],
  ],
  ['/pipelines?status=Stopped', ['ledger to Databricks']],
])('%s filters', async (path, names) => {
  expect(column(await openBench().get(path), 'name')).toEqual(names)
})

test('tag filters take any tag, or all with "and"', async () => {
  const bench = openBench()
  const tag = entityId('tag', 'production')
  expect(column(await bench.get(`/sources?tag_ids=${tag},none`), 'id')).toHaveLength(8)
  const all = await bench.get(`/sources?tag_ids=${tag},none&tag_filter_operation=and`)
  expect(column(all, 'id')).toHaveLength(0)
})

test('a latency filter keeps only rows whose reported latency matches', async () => {
  const bench = openBench()
  const all = await bench.get('/sources/metrics?time_type=latest')
  const ids = digKeys(all, 'connector_metrics')
  const slow = ids.filter(
    (id) => Number(dig(all, 'connector_metrics', id, 'latest', 'latency')) > 450,
  )
  expect(slow.length).toBeGreaterThan(0)
  expect(slow.length).toBeLessThan(8)
  expect(column(await bench.get('/sources?latency=gt:450'), 'id')).toEqual(slow)
  expect((await bench.send('/sources?latency=over:450')).status).toBe(422)
})

test('sorting by name and by a metric works in both directions, with unreported values last', async () => {
  const bench = openBench()
  const names = [...DEMO_SOURCES].toSorted()
  expect(column(await bench.get('/sources?sort=name'), 'name')).toEqual(names)
  const down = column(await bench.get('/sources?sort=name&sort_dir=desc'), 'name')
  expect(down).toEqual(names.toReversed())
  for (const direction of ['asc', 'desc']) {
    const list = await bench.get(`/sources?sort=latency&sort_dir=${direction}`)
    expect(column(list, 'name').at(-1)).toBe('inventory-mariadb')
  }
  const byLag = column(await bench.get('/destinations?sort=recordsLag&sort_dir=desc'), 'name')
  expect(byLag[0]).toBe('Postgres – search replica')
})

test('a search reads its filters from the body, which wins over the query', async () => {
  const bench = openBench()
  const found = await bench.post('/sources/search?status=Active', { status: ['Paused'] })
  expect(column(found, 'name')).toEqual(['legacy-oracle'])
  const lists = await bench.post('/destinations/search', { connector: 'snowflake,bigquery' })
  expect(column(lists, 'connector')).toEqual(['snowflake', 'bigquery'])
})

test('rows carry connection secrets, so that whoever passes them on can be caught', async () => {
  const bench = openBench()
  const row = digList(await bench.get('/sources?page_size=1'), 'result')[0]
  expect(dig(row, 'config', 'database.password')).toContain('SECRET')
  expect(dig(row, 'config', 'ssh.private.key')).toContain('SECRET')
  expect(digKeys(row, 'config')).not.toContain('secrets.revealed')
  const more = digList(await bench.get('/sources?page_size=1&secret_returned=true'), 'result')[0]
  expect(digKeys(more, 'config')).toContain('secrets.revealed')
})

test('stripped answers hold no setting, secret or account id anywhere', async () => {
  const bench = openBench({ stripConfig: true })
  for (const path of ['/sources', '/destinations', '/pipelines', '/sources/metrics']) {
    const text = JSON.stringify(await bench.get(path))
    expect(text).not.toMatch(/SECRET|config|tenant_id|sub_id|service_id|StreamingLastEvent/)
    expect(text.length).toBeGreaterThan(1000)
  }
})

test('a detail is an envelope with one row, an unknown id one without', async () => {
  const bench = openBench()
  const id = entityId('pipeline', 'orders to BigQuery')
  expect(column(await bench.get(`/pipelines/${id}`), 'name')).toEqual(['orders to BigQuery'])
  for (const kind of ['sources', 'destinations', 'pipelines']) {
    const nothing = await bench.get(`/${kind}/67bca128e1519efb914e6b51`)
    expect(nothing).toEqual({ result: [], page: 1, page_size: 10, total: 0, has_next: false })
  }
})

test('a pipeline row embeds its two connectors with their statuses', async () => {
  const list = await openBench().get('/pipelines?partial_name=clickstream to search')
  const row = digList(list, 'result')[0]
  expect(dig(row, 'source', 'connector_status')).toBe('Active')
  expect(dig(row, 'destination', 'connector_status')).toBe('Broken')
  expect(dig(row, 'destination', 'task_statuses', '0', 'state')).toBe('FAILED')
})

test('unknown paths are 404, other methods 405 with what is allowed', async () => {
  const bench = openBench()
  const nowhere = await bench.send('/nowhere')
  expect([nowhere.status, await nowhere.json()]).toEqual([404, { detail: 'Not Found' }])
  const deleted = await bench.send('/sources/metrics', { method: 'DELETE' })
  expect([deleted.status, deleted.headers.get('allow')]).toEqual([405, 'GET, POST'])
})
