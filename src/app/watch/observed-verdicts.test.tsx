import { waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { observedStore } from '#src/api/observed/observed-store.ts'
import { verdictHistoryId } from '#src/panels/fleet/since.ts'
import { answerWith, answerWithSourcesOnly } from '#src/testing/answers.ts'
import { renderUrl } from '#src/testing/render-url.tsx'

const ID = 'b'.repeat(24)

test('a wall, which has no shell around it, keeps the verdicts that it sees', async () => {
  renderUrl('/wall?filter=orders')
  answerWith('/sources', {
    result: [{ id: ID, name: 'orders-postgres', connector_status: 'Broken' }],
  })
  answerWith('/sources/metrics', { connectors: {} })
  answerWithSourcesOnly()
  const seen = () => observedStore.historyOf(verdictHistoryId('source', ID)).spans
  await waitFor(() => expect(seen().map(({ status }) => status)).toEqual(['broken']))
})
