import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { isoOf, MINUTE_MS, pastHour } from './series.ts'

test.use({ scenario: 'healthy' })

const DESTINATION = '/destinations/67471c91a61c5704fc527e3f'

const MOST_STOPS = 100

/** The focus is there, and people who see can see it. */
async function expectFocus(control: Locator): Promise<void> {
  await expect(control).toBeFocused()
  await expect(control).toHaveCSS('outline-style', 'solid')
}

/** Goes on by Tab until a control has the focus. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  await expect(control).toBeVisible()
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    await page.keyboard.press('Tab')
    if (await control.evaluate((element) => element === document.activeElement)) break
  }
  await expectFocus(control)
}

test('a chart is read, compared, pinned, and taken along by keys alone', async ({ page }) => {
  const { fromMs, range } = pastHour()
  await page.goto(`${DESTINATION}?${range}`)
  const lag = (part: string) => page.getByRole('button', { name: `${part} Lag in Events` })
  const chart = page.getByRole('application', { name: 'Lag in Events' })
  await expect(chart).toBeVisible()

  const rangeButton = page.getByRole('button', { name: /^Time range/ })
  await tabTo(page, rangeButton)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Time range' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expectFocus(rangeButton)

  await tabTo(page, page.getByRole('combobox', { name: 'compared with' }))
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(page).toHaveURL(/compare=day/)
  await expect(page.getByRole('rowheader', { name: 'Lag in Events, previous day' })).toBeVisible()

  // What can be done with the chart stands in the head of its card, before the chart.
  await tabTo(page, lag('Table: values of'))
  await page.keyboard.press('Enter')
  const table = page.getByRole('table', { name: 'Values of Lag in Events' })
  await expect(table.getByRole('row')).toHaveCount(61)
  await page.keyboard.press('Tab')
  await expectFocus(lag('Export'))
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await expectFocus(page.getByRole('button', { name: 'CSV, all numbers' }))
  const download = page.waitForEvent('download')
  await page.keyboard.press('Enter')
  expect((await download).suggestedFilename()).toMatch(/^lag-in-events_.*\.csv$/)
  await expect(lag('Export')).toBeFocused()

  await tabTo(page, chart)
  const spoken = page.locator('output', { hasText: 'Lag in Events' })
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowRight')
  await expect(spoken).toHaveText(
    /:01 UTC, Lag in Events: (.*; )?Lag in Events [\d,]+, ([\d,.]+ (more|less)|no change)/,
  )
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`pin=${isoOf(fromMs + MINUTE_MS)}`))
  const card = page.getByRole('region', { name: 'Pinned: Lag in Events' })
  await expect(card).toContainText(/[▲▼] [+−][\d\s.,]+ (more|less) \(|= no change/)
  await page.keyboard.press('Tab')
  await expectFocus(card.getByRole('button', { name: 'Copy values' }))
  await page.keyboard.press('Tab')
  await expectFocus(card.getByRole('button', { name: 'Unpin' }))
  await page.keyboard.press('Enter')
  await expect(card).toHaveCount(0)
  await expect(page).not.toHaveURL(/pin=/)
  await expectFocus(chart)

  await page.keyboard.press('Tab')
  await expect(page.locator('[data-part="mark-words"]')).toHaveText(/^not observed from .* 1 h/)
  await tabTo(page, page.getByRole('region', { name: 'Values of Lag in Events' }))
})

test('lines are shown alone and hidden by keys', async ({ page }) => {
  const { range } = pastHour()
  await page.goto(`${DESTINATION}?${range}`)
  const legend = page.getByRole('table', { name: 'Events received and sent per second' })
  const [received, sent] = ['Events (Received)', 'Events (Sent)'].map((name) =>
    legend.getByRole('button', { name }),
  )
  if (!received || !sent) throw new Error('two names give two buttons')
  await tabTo(page, received)
  await page.keyboard.press('Enter')
  await expect(received).toHaveAttribute('aria-pressed', 'true')
  await expect(sent).toHaveAttribute('aria-pressed', 'false')
  await page.keyboard.press('Enter')
  await expect(sent).toHaveAttribute('aria-pressed', 'true')
  await page.keyboard.press('Tab')
  await expectFocus(sent)
  await page.keyboard.press('Shift+Enter')
  await expect(sent).toHaveAttribute('aria-pressed', 'false')
  await expect(received).toHaveAttribute('aria-pressed', 'true')
})

test('by keys alone from the overview to an instant pinned on a chart, and back', async ({
  page,
}) => {
  const { range } = pastHour()
  await page.goto(`/?${range}`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.keyboard.press('Tab')
  await expectFocus(page.getByRole('link', { name: 'Skip to the content' }))

  // The palette: by a part of the id, over the same hour.
  const field = page.getByRole('dialog', { name: 'Find' }).getByRole('combobox')
  // Its code comes after the first page: what is pressed before does nothing.
  await expect(async () => {
    await page.keyboard.press('Control+k')
    await expect(field).toBeVisible({ timeout: 1_000 })
  }).toPass()
  await expectFocus(field)
  await page.keyboard.type('5704fc527e3f')
  await expect(page.getByRole('dialog').getByRole('option')).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`${DESTINATION}\\?from=`))
  await expect(page.getByRole('dialog')).toHaveCount(0)

  // Full size and back: the same chart has the focus.
  const chart = page.getByRole('main').getByRole('application', { name: 'Lag in Events' })
  await expect(chart.first()).toBeVisible()
  await tabTo(page, chart.first())
  await page.keyboard.press('f')
  const full = page.getByRole('dialog', { name: 'Lag in Events' })
  await expectFocus(full.getByRole('application'))
  await expect(page).toHaveURL(/chart=\w+/)
  await page.keyboard.press('Escape')
  await expect(full).toHaveCount(0)
  await expect(page).not.toHaveURL(/chart=/)
  await expectFocus(chart)

  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/pin=\d{4}-/)
  await page.keyboard.press('?')
  const sheet = page.getByRole('dialog', { name: 'Keys' })
  await expect(sheet).toContainText('Zoom into what is selected, else pin or unpin')
  await page.keyboard.press('Escape')
  await expectFocus(chart)

  // Letters of a sequence, from inside the chart; the hour stays, the pin belongs to its page.
  await page.keyboard.press('g')
  await page.keyboard.press('o')
  await expect(page).toHaveURL(new RegExp(`/\\?${range}$`))
  await page.goBack()
  await expect(page).toHaveURL(/pin=\d{4}-/)
  await expect(page.getByRole('region', { name: /^Pinned/ }).first()).toBeVisible()
})
