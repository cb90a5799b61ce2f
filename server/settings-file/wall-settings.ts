import { LABEL, NAME } from './entity-settings.ts'
import type { YamlMap } from './yaml-map.ts'

/** A wall screen that the file names; undefined: the address of the screen or a default decides. */
export type WallSettings = Readonly<{
  title: string | undefined
  group: string | undefined
  tag: string | undefined
  filter: string | undefined
  by: 'group' | 'tag' | undefined
  distanceM: number | undefined
  diagonalIn: number | undefined
  theme: 'dark' | 'light' | undefined
  dwellS: number | undefined
  zone: string | undefined
  night: NightSettings | undefined
  sound: boolean | undefined
}>

/** Wall-clock times `HH:MM`; share of full brightness. */
type NightSettings = Readonly<{ from: string; to: string; brightness: number | undefined }>

export const SCREEN_NAME = {
  pattern: /^[a-z0-9][a-z0-9-]{0,39}$/,
  allowed: 'a name of small letters, digits and hyphens, such as noc-1',
}
const ZONE = { pattern: /^[A-Za-z0-9_+\-/]{1,60}$/, allowed: 'a zone such as Europe/Berlin or UTC' }
const CLOCK = { pattern: /^(?:[01]\d|2[0-3]):[0-5]\d$/, allowed: 'a time such as "22:00"' }

export function readWall(map: YamlMap): WallSettings {
  const wall = {
    title: map.text('title', LABEL),
    group: map.text('group', LABEL),
    tag: map.text('tag', LABEL),
    filter: map.text('filter', NAME),
    by: map.choice('by', ['group', 'tag']),
    distanceM: map.number('distanceM', { min: 0.5, max: 50 }),
    diagonalIn: map.number('diagonalIn', { min: 7, max: 200 }),
    theme: map.choice('theme', ['dark', 'light']),
    dwellS: map.number('dwellS', { min: 5, max: 3600 }),
    zone: readZone(map, 'zone'),
    night: readNight(map.section('night')),
    sound: map.flag('sound'),
  }
  map.finish()
  return wall
}

/** An IANA zone that this Node knows; browsers know the same ones. */
export function readZone(map: YamlMap, key: string): string | undefined {
  const zone = map.text(key, ZONE)
  if (zone === undefined || isZone(zone)) return zone
  map.fault(key, `is "${zone}", must be ${ZONE.allowed}`)
  return undefined
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }) instanceof Intl.DateTimeFormat
  } catch {
    return false
  }
}

function readNight(map: YamlMap | null): NightSettings | undefined {
  if (map === null) return undefined
  const from = map.text('from', CLOCK)
  const to = map.text('to', CLOCK)
  const brightness = map.number('brightness', { min: 0.1, max: 1 })
  map.finish()
  for (const key of ['from', 'to']) {
    if (!map.names().includes(key)) map.faultHere(`must have ${key}, ${CLOCK.allowed}`)
  }
  return from === undefined || to === undefined ? undefined : { from, to, brightness }
}
