import type { Locator, Page } from '@playwright/test'

/** The page of one source, destination or pipeline. */
export class DetailPage {
  readonly verdict: Locator
  /** Everything that it is joined to and what stands on its head. */
  readonly main: Locator
  readonly derived: Locator
  readonly happening: Locator
  readonly timeline: Locator
  readonly snapshot: Locator
  readonly frozen: Locator
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
    this.main = page.getByRole('main')
    this.verdict = page.getByRole('region', { name: 'Verdict' })
    this.derived = page.getByRole('region', { name: 'Derived numbers' })
    this.happening = page.getByText(/^Last in this range:/).locator('..')
    this.timeline = page.getByRole('table', { name: 'Timeline' })
    this.snapshot = page.getByRole('region', { name: 'Snapshot', exact: true })
    this.frozen = page.getByText(/^Frozen at /)
  }

  link(name: string): Locator {
    return this.main.getByRole('link', { name, exact: true }).first()
  }

  /** The picture of one chart; its name says what is drawn in numbers. */
  chart(title: string): Locator {
    return this.#page.getByRole('img', { name: new RegExp(`^${title}[,:]`) }).first()
  }

  /** The value in the card with this label. */
  card(label: string): Locator {
    return this.main
      .locator('dt')
      .filter({ hasText: new RegExp(`^${label.replaceAll(/[()]/g, String.raw`\$&`)}$`) })
      .locator('xpath=following-sibling::dd')
      .first()
  }
}
