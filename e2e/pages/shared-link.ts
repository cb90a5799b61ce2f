import { expect, type Browser, type Page } from '@playwright/test'
import { DetailPage } from './detail.ts'

/** Far from UTC, and not by whole hours. */
const ELSEWHERE = 'Asia/Kathmandu'

/** Copies the link to the page as it stands, the way a person does, and gives what is on the clipboard. */
export async function copyFrozenLink(page: Page): Promise<string> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByRole('button', { name: 'Copy link', exact: true }).click()
  await page.getByRole('button', { name: /^Copy link, frozen/ }).click()
  await expect(page.getByText(/^Copied a frozen link/)).toBeVisible()
  return page.evaluate(() => navigator.clipboard.readText())
}

/** What two people have to see alike: all but the ages of answers and what one screen alone saw. */
async function pictureOf(page: Page) {
  const { derived, frozen, happening, main, timeline } = new DetailPage(page)
  const texts = async (part: typeof main) => part.allInnerTexts()
  return {
    frozen: await texts(frozen),
    title: await texts(main.getByRole('heading', { level: 1 })),
    // A chart's name tells its newest, lowest and highest value and its holes.
    charts: await main
      .getByRole('img')
      .evaluateAll((all) => all.map((chart) => chart.getAttribute('aria-label'))),
    derived: await texts(derived),
    happening: await texts(happening),
    timeline: await texts(timeline.getByRole('row').filter({ hasNotText: 'observed on' })),
    topics: await texts(main.getByRole('table', { name: 'Topics' }).getByRole('row')),
    // Where the line of the pinned instant stands in each chart.
    pins: await main
      .locator('[data-part="pin"]')
      .evaluateAll((all) => all.map((pin) => pin.outerHTML)),
    hidden: await texts(main.locator('tr.line-through')),
    compared: await main
      .getByRole('combobox', { name: 'compared with' })
      .evaluateAll((all) =>
        all.map((select) => (select instanceof HTMLSelectElement ? select.value : '')),
      ),
  }
}

/**
 * Opens a link in a browser of somebody else, on another clock, and compares what both see until it is
 * the same. `page` shows the same link.
 */
export async function expectSamePicture(page: Page, browser: Browser, link: string): Promise<void> {
  const context = await browser.newContext({
    timezoneId: ELSEWHERE,
    viewport: page.viewportSize(),
  })
  const elsewhere = await context.newPage()
  const complaints: string[] = []
  elsewhere.on('pageerror', (error) => complaints.push(error.message))
  elsewhere.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  const askedUntil = topicReadsOf(elsewhere)
  await elsewhere.goto(link)
  await expect(async () => {
    const mine = await pictureOf(page)
    expect(mine.frozen, 'the page of the sender stands still').toHaveLength(1)
    expect(mine.charts.length, 'the charts of the sender are drawn').toBeGreaterThan(3)
    expect(await pictureOf(elsewhere)).toEqual(mine)
  }).toPass({ timeout: 30_000 })
  // What the sentences are made of ends with the window too, however late somebody opens the link.
  const end = Date.parse(new URL(link).searchParams.get('to') ?? '')
  expect(askedUntil.length).toBeGreaterThan(0)
  expect(Math.max(...askedUntil)).toBeLessThanOrEqual(end)
  expect(complaints).toEqual([])
  await context.close()
}

/** Until when the series of single topics are asked for, epoch ms; it grows as the page asks. */
function topicReadsOf(page: Page): readonly number[] {
  const untilMs: number[] = []
  page.on('request', (request) => {
    const { searchParams } = new URL(request.url())
    const until = searchParams.get('timestamp_to')
    if (searchParams.get('level') === 'topic' && until !== null) untilMs.push(Date.parse(until))
  })
  return untilMs
}
