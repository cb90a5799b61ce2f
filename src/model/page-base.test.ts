import { afterEach, expect, test, vi } from 'vitest'
import { pageBase } from './page-base.ts'

afterEach(() => vi.unstubAllGlobals())

/** A document whose `base-path` says `content`; null: it has none. */
function documentWith(content: string | null): void {
  const querySelector = (selector: string) =>
    selector === 'meta[name="base-path"]' && content !== null
      ? { getAttribute: () => content }
      : null
  vi.stubGlobal('document', { querySelector })
}

test.each([
  ['/streamgauge/', '/streamgauge/'],
  ['./', './'],
  [null, '/'],
])('a page that says %s lies under %s', (content, base) => {
  documentWith(content)
  expect(pageBase()).toBe(base)
})

test('without a page it is the root', () => {
  vi.stubGlobal('document', undefined)
  expect(pageBase()).toBe('/')
})
