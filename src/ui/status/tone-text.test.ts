import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { contrast } from '#src/testing/colour-difference.ts'
import { TONE_TEXT_MUTED } from './tone-text.ts'

const CSS = readFileSync(new URL('../../app/styles/tokens.css', import.meta.url), 'utf8')
const TONES = ['ok', 'info', 'warn', 'crit', 'off'] as const
const GROUNDS = ['canvas', 'surface', 'raised'] as const

/** The three parts of a token's colour, 0 to 255. */
function partsOf(selector: string, token: string): readonly number[] {
  const rule = CSS.slice(CSS.indexOf(`${selector} {`)).split('}')[0] ?? ''
  const hex = new RegExp(`--${token}: #([0-9a-f]{6});`).exec(rule)?.[1] ?? ''
  return (hex.match(/../g) ?? []).map((part) => Number.parseInt(part, 16))
}

function hexOf(parts: readonly number[]): string {
  return `#${parts.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`
}

test.each([':root', "[data-theme='dark']", "[data-theme='contrast']"])(
  '%s: shapes in a muted tone stay visible on every ground',
  (selector) => {
    const low = TONES.flatMap((tone) => {
      const share = Number(TONE_TEXT_MUTED[tone].split('/')[1]) / 100
      return GROUNDS.flatMap((ground) => {
        const below = partsOf(selector, ground)
        const colour = partsOf(selector, tone)
        const seen = colour.map((part, index) => part * share + (below[index] ?? 0) * (1 - share))
        const ratio = contrast(hexOf(seen), hexOf(below))
        return ratio >= 3 ? [] : [`${tone} on ${ground}: ${ratio.toFixed(2)}`]
      })
    })
    expect(low).toEqual([])
  },
)
