import type { Locator, Page } from '@playwright/test'

/** The first page: what needs somebody, and all pipelines. */
export class OverviewPage {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  /** What stands first, about the entity with this name. */
  attention(name: string): Locator {
    return this.#page
      .getByRole('region', { name: 'Needs attention' })
      .getByRole('listitem')
      .filter({ has: this.#page.getByRole('link', { name, exact: true }) })
  }

  pipeline(name: string): Locator {
    return this.#page
      .getByRole('table', { name: 'Pipelines' })
      .getByRole('row')
      .filter({ has: this.#page.getByRole('link', { name, exact: true }) })
  }
}
