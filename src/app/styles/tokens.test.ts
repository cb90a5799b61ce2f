import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ciede2000, contrast, distance, SIGHTS } from '#src/testing/colour-difference.ts'

const CSS = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')
const GROUNDS = ['canvas', 'surface', 'raised']
const STATES = ['ok', 'info', 'warn', 'crit', 'off']
const THEMES = [
  { theme: 'light', selector: ':root', contrastOf: 4.5, apart: 13 },
  { theme: 'dark', selector: "[data-theme='dark']", contrastOf: 4.5, apart: 15 },
  { theme: 'contrast', selector: "[data-theme='contrast']", contrastOf: 7, apart: 17 },
] as const

/** Looks up custom properties in one rule of the file. */
function tokensOf(selector: string): (name: string) => string {
  const rule = CSS.slice(CSS.indexOf(`${selector} {`)).split('}')[0] ?? ''
  return (name) => {
    const colour = new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(rule)?.[1]
    if (colour === undefined) throw new Error(`${selector} has no --${name}`)
    return colour
  }
}

test('black on white is 21, a colour on itself 1', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
  expect(contrast('#3d53e2', '#3d53e2')).toBe(1)
})

test.each([
  [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
  [[50, -1.3802, -84.2814], [50, 0, -82.7485], 1.0],
  [[50, 2.5, 0], [73, 25, -18], 27.1492],
  [[60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644],
] as const)('the published distance of %j and %j', (one, other, expected) => {
  expect(ciede2000(one, other)).toBeCloseTo(expected, 4)
})

test.each(THEMES)('$theme: text, states, ink and focus are read on every ground', (one) => {
  const token = tokensOf(one.selector)
  const low: string[] = []
  const look = (front: string, back: string, atLeast: number) => {
    const ratio = contrast(token(front), token(back))
    if (ratio < atLeast) low.push(`${front} on ${back}: ${ratio.toFixed(2)}, not ${atLeast}`)
  }
  for (const ground of GROUNDS) {
    for (const front of ['fg', 'fg-2', 'fg-3', ...STATES]) look(front, ground, one.contrastOf)
    look('focus', ground, 3)
  }
  for (const state of STATES) look('on-status', state, one.contrastOf)
  // Charts and the borders of controls stand on these two.
  for (const ground of ['canvas', 'surface']) {
    for (const line of ['s1', 's2', 's3', 's4', 'line-strong']) look(line, ground, 3)
  }
  expect(low).toEqual([])
})

test.each(THEMES)('$theme: no two states are alike for anybody', ({ selector, apart }) => {
  const token = tokensOf(selector)
  const near = Object.entries(SIGHTS).flatMap(([name, sight]) =>
    STATES.flatMap((one, place) =>
      STATES.slice(place + 1)
        .map((other) => ({ other, by: distance(token(one), token(other), sight) }))
        .filter(({ by }) => by < apart)
        .map(({ other, by }) => `${name}: ${one} and ${other} by ${by.toFixed(1)}`),
    ),
  )
  expect(near).toEqual([])
})
