import { test as base } from '../fixtures.ts'
import { Clicks } from './clicks.ts'
import { DetailPage } from './detail.ts'
import { OverviewPage } from './overview.ts'

type Walk = {
  readonly overview: OverviewPage
  readonly detail: DetailPage
  /** Counts the clicks from the overview to the cause, and fails beyond three. */
  readonly clicks: Clicks
}

/** For stories that go from the overview to the cause. */
export const test = base.extend<Walk>({
  overview: async ({ page }, use) => use(new OverviewPage(page)),
  detail: async ({ page }, use) => use(new DetailPage(page)),
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads from the pattern what a fixture needs
  clicks: async ({}, use) => use(new Clicks()),
})
