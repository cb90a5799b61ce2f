import { fireEvent } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { ScrollPlaces } from './scroll-places.ts'

beforeEach(() => sessionStorage.clear())

function scrollTo(px: number) {
  vi.spyOn(window, 'scrollY', 'get').mockReturnValue(px)
  fireEvent.scroll(window)
}

test('each entry of the history keeps its place', () => {
  const places = new ScrollPlaces()
  const stop = places.start()
  expect(places.enter('first')).toBeNull()
  scrollTo(300)
  places.enter('second')
  scrollTo(40)
  expect(places.enter('first')).toBe(300)
  expect(places.enter('second')).toBe(40)
  stop()
  expect(window.history.scrollRestoration).toBe('auto')
})

test('places outlast the page, a hundred of them', () => {
  const places = new ScrollPlaces()
  const stop = places.start()
  for (let n = 1; n <= 101; n += 1) {
    places.enter(`entry ${n}`)
    scrollTo(n)
  }
  fireEvent(window, new Event('pagehide'))
  const later = new ScrollPlaces()
  expect(later.enter('entry 1')).toBeNull()
  expect(later.enter('entry 2')).toBe(2)
  expect(later.enter('entry 101')).toBe(101)
  stop()
})

test.each(['nonsense', '{}', '[[1, 2], null]'])('what is stored as %s is no place', (text) => {
  sessionStorage.setItem('streamgauge.scroll', text)
  expect(new ScrollPlaces().enter('1')).toBeNull()
})
