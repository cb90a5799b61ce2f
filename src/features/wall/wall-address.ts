import type { NightSettings, Settings } from '#src/model/settings.ts'
import { namedText } from '#src/url/named-text.ts'
import { TIME_KEYS } from '#src/url/time/time-choice.ts'
import { ianaZone, parseZone } from '#src/url/time/zone-text.ts'
import { USUAL_VIEWING, type Viewing } from './wall-size.ts'

/** Everything a wall needs to know; all of it can stand in its address. */
export type WallChoice = {
  /** Null: the wall has no name of its own. */
  readonly title: string | null
  readonly group: string | null
  readonly tag: string | null
  /** Text that a name must contain, in any case. */
  readonly filter: string | null
  /** By what healthy entities are counted; null: names if all fit, else states. */
  readonly by: 'group' | 'tag' | null
  readonly viewing: Viewing
  readonly theme: 'dark' | 'light'
  readonly dwellMs: number
  /** IANA name. */
  readonly zone: string
  readonly night: NightSettings | null
  readonly hasSound: boolean
  /** One sentence for each parameter that could not be used. */
  readonly problems: readonly string[]
}

const USUAL_DWELL_S = 20
const USUAL_BRIGHTNESS = 0.6
/** A darker screen would seem to be off. */
const LEAST_BRIGHTNESS = 0.1
const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/

const OWN_KEYS =
  'screen name group tag filter by distance diagonal theme dwell tz night brightness sound'
/** A link from another page brings the time of that page. */
const KEYS: ReadonlySet<string> = new Set([...OWN_KEYS.split(' '), ...TIME_KEYS])

/**
 * Reads the address of a wall. `screen` names a wall of the settings file; the other parameters go
 * before what the file says, and what neither says has a default. Bad text is told and not used.
 */
export function wallChoice(search: URLSearchParams, settings: Settings): WallChoice {
  const problems = unknownKeys(search).map((key) => `${key} is no parameter of a wall.`)
  const screen = search.get('screen')
  const named = screen === null ? undefined : settings.walls.get(screen)
  if (screen !== null && !named) problems.push(unknownScreen(screen, settings))
  const read = parameterReader(search, problems)
  const dwellS = read(
    'dwell',
    between(5, 3600),
    named?.dwellS ?? USUAL_DWELL_S,
    'seconds from 5 to 3600',
  )
  const usual = {
    distanceM: named?.distanceM ?? USUAL_VIEWING.distanceM,
    diagonalIn: named?.diagonalIn ?? USUAL_VIEWING.diagonalIn,
  }
  const zone = named?.zone ?? settings.timeZone ?? 'utc'
  return {
    title: search.get('name') ?? named?.title ?? (named ? screen : null),
    group: search.get('group') ?? named?.group ?? null,
    tag: search.get('tag') ?? named?.tag ?? null,
    filter: search.get('filter') ?? named?.filter ?? null,
    by: read('by', readBy, named?.by ?? null, 'group or tag'),
    viewing: {
      distanceM: read('distance', between(0.5, 50), usual.distanceM, 'metres from 0.5 to 50'),
      diagonalIn: read('diagonal', between(7, 200), usual.diagonalIn, 'inches from 7 to 200'),
    },
    theme: read('theme', readTheme, named?.theme ?? 'dark', 'dark or light'),
    dwellMs: dwellS * 1000,
    zone: ianaZone(read('tz', parseZone, zone, 'a time zone')),
    night: readNight(read, named?.night ?? null),
    hasSound: read('sound', readSwitch, named?.sound ?? false, 'on or off'),
    problems,
  }
}

/** Reads one parameter: what is absent is `otherwise`; what cannot be read too, and is told. */
function parameterReader(search: URLSearchParams, problems: string[]) {
  return <T>(key: string, parse: (text: string) => T | null, otherwise: T, allowed: string): T => {
    const text = search.get(key)
    if (text === null) return otherwise
    const value = parse(text)
    if (value === null) problems.push(`${namedText(key, text)} is not ${allowed}.`)
    return value ?? otherwise
  }
}

function between(least: number, most: number) {
  return (text: string): number | null => {
    const number = Number(text)
    return text.trim() !== '' && number >= least && number <= most ? number : null
  }
}

function unknownScreen(screen: string, { walls }: Settings): string {
  const names = [...walls.keys()]
  const known =
    names.length === 0 ? 'the settings file names none' : `there are ${names.join(', ')}`
  return `${namedText('screen', screen)} is not a named wall; ${known}.`
}

/** Each once: an address may be written by hand. */
function unknownKeys(search: URLSearchParams): readonly string[] {
  return [...new Set(search.keys())].filter((key) => !KEYS.has(key))
}

/** `night=22:00-06:30` with `brightness=0.6`, each before the file's own; `night=off` is no night. */
function readNight(
  read: ReturnType<typeof parameterReader>,
  usual: NightSettings | null,
): NightSettings | null {
  const hours = read('night', readHours, usual ?? 'off', 'hours such as 22:00-06:30, or off')
  const brightness = read(
    'brightness',
    between(LEAST_BRIGHTNESS, 1),
    usual?.brightness ?? USUAL_BRIGHTNESS,
    'a share from 0.1 to 1',
  )
  return hours === 'off' ? null : { from: hours.from, to: hours.to, brightness }
}

function readHours(text: string): 'off' | { readonly from: string; readonly to: string } | null {
  if (text === 'off') return text
  const [from = '', to = '', ...more] = text.split('-')
  return TIME.test(from) && TIME.test(to) && more.length === 0 ? { from, to } : null
}

function readTheme(text: string): 'dark' | 'light' | null {
  return text === 'dark' || text === 'light' ? text : null
}

function readBy(text: string): 'group' | 'tag' | null {
  return text === 'group' || text === 'tag' ? text : null
}

function readSwitch(text: string): boolean | null {
  return text === 'on' ? true : text === 'off' ? false : null
}
