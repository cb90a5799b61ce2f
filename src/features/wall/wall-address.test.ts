import { expect, test } from 'vitest'
import { NO_SETTINGS, type Settings, type WallSettings } from '#src/model/settings.ts'
import { wallChoice } from './wall-address.ts'

const NOC: WallSettings = {
  title: 'NOC, north wall',
  group: 'payments',
  tag: null,
  filter: null,
  by: 'group',
  distanceM: 7,
  diagonalIn: 65,
  theme: 'light',
  dwellS: 30,
  zone: 'Europe/Berlin',
  night: { from: '22:00', to: '06:00', brightness: 0.5 },
  sound: true,
}
const settings: Settings = { ...NO_SETTINGS, walls: new Map([['noc-1', NOC]]) }

function choice(search: string) {
  return wallChoice(new URLSearchParams(search), settings)
}

test('an address without parameters has the defaults', () => {
  expect(choice('')).toEqual({
    title: null,
    group: null,
    tag: null,
    filter: null,
    by: null,
    viewing: { distanceM: 5, diagonalIn: 55 },
    theme: 'dark',
    dwellMs: 20_000,
    zone: 'UTC',
    night: null,
    hasSound: false,
    problems: [],
  })
})

test('a named screen has what the file says', () => {
  expect(choice('screen=noc-1')).toEqual({
    title: 'NOC, north wall',
    group: 'payments',
    tag: null,
    filter: null,
    by: 'group',
    viewing: { distanceM: 7, diagonalIn: 65 },
    theme: 'light',
    dwellMs: 30_000,
    zone: 'Europe/Berlin',
    night: { from: '22:00', to: '06:00', brightness: 0.5 },
    hasSound: true,
    problems: [],
  })
})

test('the address goes before the file', () => {
  const search =
    'screen=noc-1&name=Desk&group=orders&distance=2&dwell=10&tz=utc&theme=dark&sound=off&by=tag'
  expect(choice(`${search}&night=off`)).toMatchObject({
    title: 'Desk',
    group: 'orders',
    by: 'tag',
    viewing: { distanceM: 2, diagonalIn: 65 },
    dwellMs: 10_000,
    zone: 'UTC',
    theme: 'dark',
    hasSound: false,
    night: null,
    problems: [],
  })
})

test('healthy entities may be counted by group or tag', () => {
  expect(choice('by=group').by).toBe('group')
  expect(choice('by=tag').by).toBe('tag')
})

test('night hours with their brightness', () => {
  expect(choice('night=21:30-05:15&brightness=0.4').night).toEqual({
    from: '21:30',
    to: '05:15',
    brightness: 0.4,
  })
})

test('a brightness in the address goes before that of the file, and the hours stay', () => {
  expect(choice('screen=noc-1&brightness=0.3').night).toEqual({
    from: '22:00',
    to: '06:00',
    brightness: 0.3,
  })
})

test('the time that a link from another page brings is no fault', () => {
  expect(choice('from=now-6h&to=now&step=60&refresh=30s&compare=off').problems).toEqual([])
})

test.each([
  ['screen=noc-9', 'screen=noc-9 is not a named wall; there are noc-1.'],
  ['distance=far', 'distance=far is not metres from 0.5 to 50.'],
  ['distance=', 'distance= is not metres from 0.5 to 50.'],
  ['diagonal=5', 'diagonal=5 is not inches from 7 to 200.'],
  ['dwell=1', 'dwell=1 is not seconds from 5 to 3600.'],
  ['theme=blue', 'theme=blue is not dark or light.'],
  ['tz=Mars/Base', 'tz=Mars/Base is not a time zone.'],
  ['by=size', 'by=size is not group or tag.'],
  ['sound=loud', 'sound=loud is not on or off.'],
  ['night=22-6', 'night=22-6 is not hours such as 22:00-06:30, or off.'],
  ['brightness=3', 'brightness=3 is not a share from 0.1 to 1.'],
  ['dwel=30', 'dwel is no parameter of a wall.'],
  ['zone=utc&zone=local', 'zone is no parameter of a wall.'],
])('%s is told and not used', (search, problem) => {
  expect(choice(search)).toEqual({ ...choice(''), problems: [problem] })
})

test('without named walls the sentence says so', () => {
  expect(wallChoice(new URLSearchParams('screen=a'), NO_SETTINGS).problems).toEqual([
    'screen=a is not a named wall; the settings file names none.',
  ])
})
