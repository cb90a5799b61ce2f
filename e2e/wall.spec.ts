import type { Locator, Page } from '@playwright/test'
import { expect, letPassUntil, NO_SHARING, ONE_LOOK, test } from './fixtures.ts'
import { expectLive, expectNotLive, expectOnly } from './wall-screen.ts'

test.use({ settings: NO_SHARING })

const SCREENS = [
  { name: 'a 1080p screen', width: 1920, height: 1080, distanceM: 5, diagonalIn: 55 },
  { name: 'a 4k screen that is near', width: 3840, height: 2160, distanceM: 3, diagonalIn: 65 },
  { name: 'a small screen that is far', width: 1920, height: 1080, distanceM: 7, diagonalIn: 50 },
  { name: 'a 768p screen', width: 1366, height: 768, distanceM: 4, diagonalIn: 32 },
  { name: 'an upright screen', width: 1080, height: 1920, distanceM: 4, diagonalIn: 55 },
] as const

type Screen = (typeof SCREENS)[number]

/** Height of a capital letter as a share of the font size, and minutes of arc in a radian. */
const CAP_SHARE = 0.72
const ARC_MINUTES = (180 / Math.PI) * 60

for (const shown of SCREENS) {
  test(`${shown.name} that may sleep shows the whole board, with names of 16 minutes of arc`, async ({
    page,
  }) => {
    await page.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'wakeLock'))
    await openOn(page, shown)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/broken/)
    await expect(page.getByText('Screen may sleep: this browser cannot prevent it')).toBeVisible()
    await expect(page.getByRole('article').first()).toContainText('clickstream')
    await expect.poll(() => cutTexts(page)).toEqual([])
    const name = page.getByRole('heading', { level: 2 }).first()
    expect(await arcMinutes(name, shown)).toBeGreaterThanOrEqual(15.9)
  })
}

test.describe('a calm account', () => {
  test.use({ scenario: 'healthy' })

  for (const shown of SCREENS) {
    test(`on ${shown.name} is told without tiles, and nothing is cut`, async ({ page }) => {
      await openOn(page, shown)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('All 12 well')
      await expect(page.getByText('since this screen began to watch')).toBeVisible()
      await expect(page.getByText(/yesterday at this time \d/)).toBeVisible()
      await expect(page.getByRole('article')).toHaveCount(0)
      await expect.poll(() => cutTexts(page)).toEqual([])
      const name = page.getByRole('listitem').first()
      expect(await arcMinutes(name, shown)).toBeGreaterThanOrEqual(15.9)
    })
  }
})

async function openOn(page: Page, { width, height, distanceM, diagonalIn }: Screen) {
  await page.setViewportSize({ width, height })
  await page.goto(`/wall?distance=${distanceM}&diagonal=${diagonalIn}`)
}

/** The angle under which a capital letter of a text appears. */
async function arcMinutes(text: Locator, { width, height, distanceM, diagonalIn }: Screen) {
  const fontPx = await text.evaluate((node) => Number.parseFloat(getComputedStyle(node).fontSize))
  const screenHeightM = (diagonalIn * 0.0254 * height) / Math.hypot(width, height)
  const capM = (fontPx / height) * screenHeightM * CAP_SHARE
  return (capM / distanceM) * ARC_MINUTES
}

/** Texts that are cut off by whatever they stand in, or that reach over the edge of the screen. */
async function cutTexts(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const cut = new Set<string>()
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent?.trim() ?? ''
      const parent = node.parentElement
      if (text === '' || !parent || !parent.checkVisibility()) continue
      const range = document.createRange()
      range.selectNode(node)
      const box = range.getBoundingClientRect()
      // The box of a line is higher than its letters.
      const aboveLetters = 0.15 * Number.parseFloat(getComputedStyle(parent).fontSize)
      for (let around: Element | null = parent; around; around = around.parentElement) {
        const edge = around.getBoundingClientRect()
        const isOpen = getComputedStyle(around).overflow === 'visible' && around !== document.body
        if (isOpen) continue
        const isCut =
          box.right > edge.right + 1 ||
          box.left < edge.left - 1 ||
          box.bottom > edge.bottom + aboveLetters ||
          box.top < edge.top - aboveLetters
        if (isCut) cut.add(text)
      }
    }
    return [...cut]
  })
}

test.describe('a large account', () => {
  test.use({ scenario: 'large-account', viewport: { width: 1920, height: 1080 } })

  test('shows trouble on pages in turn, and counts the rest', async ({ page }) => {
    test.slow()
    await page.clock.install()
    await page.goto('/wall?dwell=10')
    await expect(page.getByText(/^1–12 of \d+$/)).toBeVisible()
    await expect(page.getByRole('article')).toHaveCount(12)
    await expect(page.getByText(/^[6-8]\d\d flowing$/)).toBeVisible()
    await expect.poll(() => cutTexts(page)).toEqual([])
    await letPassUntil(page, async () => {
      await expect(page.getByText(/^13–\d+ of \d+$/)).toBeVisible(ONE_LOOK)
    })
    await expect(page.locator('button, a[href], input, select')).toHaveCount(0)
  })
})

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
  await expectNotLive(page, /cannot answer|no answer|\(50[234]\)/i)
  await expect(page.getByRole('article')).toHaveCount(12)
  await expect(page.getByText('was Broken')).toBeVisible()
  await expect.poll(() => cutTexts(page)).toEqual([])
  await api.control({ clear: true })
  await expectLive(page, /broken/)
  expectOnly(complaints, /50[234]/)
})

test('a browser that is too old is told so in words', async ({ page, complaints }) => {
  await page.addInitScript(() => Reflect.deleteProperty(Map, 'groupBy'))
  await page.goto('/wall')
  const words = page.getByText('Streamgauge needs a newer browser')
  await expect(words).toContainText('Chromium or Chrome 119')
  await expect(words).toContainText('This one lacks Map.groupBy.')
  complaints.length = 0
})
