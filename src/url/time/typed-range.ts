import type { TimeEnd } from '#src/model/time/time-end.ts'
import { shiftByCalendar } from '#src/model/time/wall-clock.ts'
import { endText, parseEnd } from './end-text.ts'
import { parseRange, type ReadRange } from './range-text.ts'

const UNIT = 's|sec|secs|m|min|mins|minutes?|h|hours?|d|days?|w|weeks?|M|months?|y|years?'
const DURATION = new RegExp(`^(?:[Ll]ast\\s+)?(\\d{1,7})\\s*(${UNIT})$`)
const BETWEEN = /\s+(?:to|-)\s+|\s*[–—→]\s*/
const DATE_ONLY = /^\d{4}-\d{2}-\d{2}$/
const TIME_ONLY = /^\d{2}:\d{2}(?::\d{2})?$/
const WORDS: Readonly<Record<string, readonly [string, string]>> = {
  today: ['now/d', 'now/d'],
  yesterday: ['now-1d/d', 'now-1d/d'],
}

/**
 * Reads what people type or paste: "6h", "last 30 min", "now-2h", "2026-11-20" (that day),
 * "2026-11-20 14:00" (since then), two ends with "to" or a dash between them, "today", "yesterday",
 * a piece of an address with `from=` in it, and what Grafana copies (`{"from": …, "to": …}`). Times
 * without zone are wall times of `zone`.
 */
export function parseTyped(typed: string, zone: string, nowMs: number): ReadRange {
  const text = typed.trim()
  const pasted = pastedEnds(text)
  if (pasted) return parseRange(pasted, zone, nowMs)
  const word = WORDS[text.toLowerCase()]
  if (word) return parseRange({ from: word[0], to: word[1] }, zone, nowMs)
  const [, count = '', unit = ''] = DURATION.exec(text) ?? []
  if (count !== '') {
    const letter = unit.startsWith('mo') ? 'M' : unit.slice(0, 1)
    return parseRange({ from: `now-${count}${letter}`, to: 'now' }, zone, nowMs)
  }
  const [from = '', to, ...more] = text.split(BETWEEN)
  const fromEnd = parseEnd(from, zone)
  if (!fromEnd || more.length > 0) return notRead(text)
  if (to === undefined) return singleEnd(from, fromEnd, zone, nowMs)
  const toText = TIME_ONLY.test(to) ? `${from.slice(0, 10)} ${to}` : to
  return parseEnd(toText, zone) ? parseRange({ from, to: toText }, zone, nowMs) : notRead(text)
}

/** A day stands for itself, everything else for the time since. */
function singleEnd(text: string, end: TimeEnd, zone: string, nowMs: number): ReadRange {
  if (end.kind !== 'at' || !DATE_ONLY.test(text)) {
    return parseRange({ from: text, to: 'now' }, zone, nowMs)
  }
  const nextDay = shiftByCalendar(end.atMs, { count: 1, unit: 'd' }, zone)
  return parseRange({ from: text, to: endText({ kind: 'at', atMs: nextDay }) }, zone, nowMs)
}

function pastedEnds(text: string): { from: string | null; to: string | null } | null {
  if (text.includes('from=')) {
    const search = new URLSearchParams(text.slice(text.indexOf('?') + 1))
    return { from: search.get('from'), to: search.get('to') }
  }
  if (!text.startsWith('{')) return null
  try {
    const ends: unknown = JSON.parse(text)
    if (typeof ends !== 'object' || ends === null) return null
    return { from: textOf('from' in ends && ends.from), to: textOf('to' in ends && ends.to) }
  } catch {
    return null
  }
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null
}

function notRead(text: string): ReadRange {
  const shown = text.length > 60 ? `${text.slice(0, 60)}…` : text
  const problem = shown === '' ? 'Nothing was typed' : `“${shown}” is not a time`
  return { range: null, problem: `${problem}. Try 6h, now-2h, or 2026-11-20 14:00.` }
}
