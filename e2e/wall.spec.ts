import type { Page } from '@playwright/test'
import { expect, letPassUntil, NO_SHARING, ONE_LOOK, test } from './fixtures.ts'

test.use({ settings: NO_SHARING })

const SCREENS = [
  { name: 'a 1080p screen', width: 1920, height: 1080, distanceM: 5, diagonalIn: 55 },
  { name: 'a 4k screen that is near', width: 3840, height: 2160, distanceM: 3, diagonalIn: 65 },
  { name: 'a small screen that is far', width: 1920, height: 1080, distanceM: 7, diagonalIn: 50 },
] as const

/** Height of a capital letter as a share of the font size, and minutes of arc in a radian. */
const CAP_SHARE = 0.72
const ARC_MINUTES = (180 / Math.PI) * 60

for (const { name, width, height, distanceM, diagonalIn } of SCREENS) {
  test(`${name} shows the whole board, with names of 16 minutes of arc`, async ({ page }) => {
    await page.setViewportSize({ width, height })
    await page.goto(`/wall?distance=${distanceM}&diagonal=${diagonalIn}`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/broken/)
    await expect(page.getByRole('article').first()).toContainText('clickstream')
    expect(await overflowing(page)).toEqual([])
    const fontPx = await page
      .getByRole('heading', { level: 2 })
      .first()
      .evaluate((node) => Number.parseFloat(getComputedStyle(node).fontSize))
    const screenHeightM = (diagonalIn * 0.0254 * 9) / Math.hypot(16, 9)
    const capM = (fontPx / height) * screenHeightM * CAP_SHARE
    expect((capM / distanceM) * ARC_MINUTES).toBeGreaterThanOrEqual(15.9)
  })
}

/** What is wider or higher than the screen, or than the tile it stands in. */
async function overflowing(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const root = document.documentElement
    const found: string[] = []
    if (root.scrollWidth > root.clientWidth) found.push('the page is too wide')
    if (root.scrollHeight > root.clientHeight) found.push('the page is too high')
    for (const tile of document.querySelectorAll('article')) {
      if (tile.scrollHeight > tile.clientHeight + 1) found.push(`${tile.ariaLabel} is too high`)
      const box = tile.getBoundingClientRect()
      if (box.right > innerWidth || box.bottom > innerHeight) found.push(`${tile.ariaLabel} is cut`)
    }
    return found
  })
}

test('a wall that is left alone says when it is not live, and heals without a hand', async ({
  page,
  api,
  complaints,
}) => {
  test.slow()
  await page.clock.install()
  await page.setViewportSize({ width: 1920, height: 1080 })
  await page.goto('/wall')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/broken/)
  await api.control({ fault: { kind: 'down' } })
  await letPassUntil(page, async () => {
    await expect(page.getByRole('alert')).toContainText(/NOT LIVE since \d\d:\d\d UTC/, ONE_LOOK)
  })
  await expect(page.getByRole('article')).toHaveCount(12)
  await api.control({ clear: true })
  await letPassUntil(page, async () => {
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/broken/, ONE_LOOK)
  })
  await expect(page.getByRole('alert')).toHaveCount(0)
  expect(complaints.filter((words) => !/50[234]/.test(words))).toEqual([])
  complaints.length = 0
})

test('the wall takes its pages in turn, and nothing of it needs a pointer', async ({ page }) => {
  await page.clock.install()
  await page.setViewportSize({ width: 1920, height: 1080 })
  await page.goto('/wall?distance=7&diagonal=50&dwell=10')
  await expect(page.getByText('page 1 of 3')).toBeVisible()
  await letPassUntil(page, async () => {
    await expect(page.getByText('page 2 of 3')).toBeVisible(ONE_LOOK)
  })
  await expect(page.locator('button, a[href], input, select')).toHaveCount(0)
})

test('a browser that is too old is told so in words', async ({ page, complaints }) => {
  await page.addInitScript(() => Reflect.deleteProperty(Map, 'groupBy'))
  await page.goto('/wall')
  const words = page.getByText('Streamgauge needs a newer browser')
  await expect(words).toContainText('Chromium or Chrome 119')
  await expect(words).toContainText('This one lacks Map.groupBy.')
  complaints.length = 0
})
