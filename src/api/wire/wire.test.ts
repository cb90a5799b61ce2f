import { describe, expect, it } from 'vitest'
import {
  asShownText,
  isRecord,
  kindOf,
  readNames,
  readNumber,
  readText,
  readTexts,
  shorten,
} from './wire.ts'

describe('wire primitives', () => {
  it.each([
    ['an integer', 412, 412],
    ['zero', 0, 0],
    ['a fraction', 0.5, 0.5],
    ['a negative number', -3, -3],
    ['a numeric text', '230', 230],
    ['a text of zero', '0', 0],
    ['a text with a fraction', '12.50', 12.5],
    ['a negative text', '-1', -1],
    ['an exponent', '1.5e3', 1500],
    ['a fraction without leading digit', '.5', 0.5],
  ])('reads %s as a number', (_, raw, expected) => {
    expect(readNumber(raw)).toBe(expected)
  })

  it.each([
    ['null', null],
    ['nothing', undefined],
    ['an empty text', ''],
    ['a blank', ' '],
    ['the text NaN', 'NaN'],
    ['NaN', Number.NaN],
    ['infinity', Number.POSITIVE_INFINITY],
    ['the text Infinity', 'Infinity'],
    ['a text beyond all numbers', '1e999'],
    ['words', 'abc'],
    ['a number with a unit', '12 ms'],
    ['a hexadecimal text', '0x10'],
    ['a thousands separator', '1,234'],
    ['true', true],
    ['false', false],
    ['an empty list', []],
    ['a list of one number', [7]],
    ['an object', {}],
    ['a lone dot', '.'],
    ['a lone sign', '-'],
  ])('does not take %s for a number', (_, raw) => {
    expect(readNumber(raw)).toBeNaN()
  })

  it.each([
    ['text', 'Active', 'Active'],
    ['a number', 7, '7'],
    ['zero', 0, '0'],
    ['null', null, null],
    ['nothing', undefined, null],
    ['an empty text', '', null],
    ['blanks', '  ', null],
    ['a boolean', true, null],
    ['a list', ['Active'], null],
    ['an object', { name: 'Active' }, null],
  ])('reads %s as a text or null', (_, raw, expected) => {
    expect(readText(raw)).toBe(expected)
  })

  it.each([
    ['texts and numbers', ['a', 2, 'c'], ['a', '2', 'c']],
    ['a list with holes', ['a', null, '', {}, 'b'], ['a', 'b']],
    ['null', null, []],
    ['a text', 'abc', []],
  ])('reads the texts of %s', (_, raw, expected) => {
    expect(readTexts(raw)).toEqual(expected)
  })

  it.each([
    ['ids', ['t1', 't2'], ['t1', 't2']],
    ['objects with names', [{ id: 't1', name: 'production' }], ['production']],
    ['objects without names', [{ id: 't1', name: null }, { id: 't2' }], ['t1', 't2']],
    ['a mixture', ['t1', { name: 'x' }, {}, null], ['t1', 'x']],
    ['nothing', undefined, []],
  ])('reads the names of %s', (_, raw, expected) => {
    expect(readNames(raw)).toEqual(expected)
  })

  it.each([
    ['an object', {}, true],
    ['a list', [], false],
    ['null', null, false],
    ['a text', '{}', false],
  ])('knows whether %s is a JSON object', (_, raw, expected) => {
    expect(isRecord(raw)).toBe(expected)
  })

  it('cuts what it shows, and says so', () => {
    expect(shorten('abcdef', 6)).toBe('abcdef')
    expect(shorten('abcdefg', 6)).toBe('abcde…')
    expect(asShownText(['a', 1])).toBe('["a",1]')
    expect(asShownText('x'.repeat(500))).toHaveLength(80)
  })

  it.each([
    [null, 'null'],
    [undefined, 'nothing'],
    [[], 'a list'],
    [{}, 'an object'],
    ['', 'text'],
    [1, 'a number'],
    [true, 'a boolean'],
  ])('names the kind of %j', (value, expected) => {
    expect(kindOf(value)).toBe(expected)
  })
})
