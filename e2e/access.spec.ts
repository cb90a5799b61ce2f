import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'

test.use({ mode: 'demo' })

/** Every page once, a detail page of each kind among them. */
async function everyPath(page: Page): Promise<readonly string[]> {
  const details: string[] = []
  for (const section of ['pipelines', 'sources', 'destinations']) {
    await page.goto(`/${section}`)
    const first = page.getByRole('table').getByRole('link').first()
    details.push(String(await first.getAttribute('href')))
  }
  return ['/', '/pipelines', '/sources', '/destinations', '/diagnostics', ...details]
}

async function expectNoViolations(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations, what).toEqual([])
}

for (const theme of ['dark', 'light', 'contrast'] as const) {
  test.describe(`in the ${theme} theme`, () => {
    test.beforeEach(async ({ page }) => {
      await page.addInitScript((chosen) => {
        localStorage.setItem('streamgauge.theme', chosen)
      }, theme)
    })

    test('axe finds nothing on any page', async ({ page }) => {
      test.slow()
      for (const path of await everyPath(page)) {
        await page.goto(path)
        await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
        await expect(page.getByText('Live', { exact: true })).toBeVisible()
        await expectNoViolations(page, path)
      }
    })

    test('axe finds nothing in any dialog', async ({ page }) => {
      test.slow()
      const paths = await everyPath(page)
      await page.goto(String(paths.at(-1)))
      const chart = page.getByRole('application').first()
      await expect(chart).toBeVisible()
      // The code of the keys comes after the first page.
      await expect(async () => {
        await page.keyboard.press('?')
        await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible({ timeout: 1_000 })
      }).toPass()
      await expectNoViolations(page, 'keys')
      await page.keyboard.press('Escape')
      await page.keyboard.press('Control+k')
      await page.keyboard.type('orders')
      await expect(page.getByRole('dialog').getByRole('option').first()).toBeVisible()
      await expectNoViolations(page, 'palette')
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: /^Time range/ }).click()
      await expect(page.getByRole('dialog', { name: 'Time range' })).toBeVisible()
      await expectNoViolations(page, 'time range')
      await page.keyboard.press('Escape')
      await chart.focus()
      await page.keyboard.press('f')
      await expect(page.getByRole('dialog').getByRole('application')).toBeFocused()
      await expectNoViolations(page, 'full size')
    })
  })
}

test('shapes stay where the system’s own colours are forced', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' })
  await page.goto('/sources')
  const shape = page.getByRole('table').locator('svg').first()
  await expect(shape).toBeVisible()
  const canvas = await page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  const colour = await shape.evaluate((svg) => getComputedStyle(svg).color)
  expect(colour).not.toBe(canvas)
})

test('on a phone every control is large enough for a finger, and nothing is cut off', async ({
  browser,
  app,
}) => {
  const context = await browser.newContext({
    baseURL: app.origin,
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  })
  const page = await context.newPage()
  for (const path of await everyPath(page)) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.getByText('Live', { exact: true })).toBeAttached()
    const bar = page.getByRole('banner').getByRole('button')
    for (const control of await bar.all()) {
      if (!(await control.isVisible())) continue
      const box = await control.boundingBox()
      expect(box && box.x + box.width, path).toBeLessThanOrEqual(390)
    }
    const tooWide = await page.evaluate(
      () => document.documentElement.scrollWidth - window.innerWidth,
    )
    expect(tooWide, path).toBe(0)
    const nav = page.getByRole('navigation', { name: 'Sections' })
    for (const control of await nav.locator('a:visible, button:visible').all()) {
      const box = await control.boundingBox()
      expect(Math.min(box?.height ?? 0, box?.width ?? 0), path).toBeGreaterThanOrEqual(44)
    }
  }
  await context.close()
})
