import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { ContractError } from '#src/api/http/errors.ts'
import { dictionary, readAs, unreadObject } from './contract.ts'

const SCHEMA = v.looseObject({
  maps: dictionary(dictionary(unreadObject)),
  rows: v.array(v.string()),
})

function problemsOf(body: unknown): readonly string[] {
  try {
    readAs(SCHEMA, body, '/sources/metrics')
  } catch (error) {
    if (error instanceof ContractError) return error.problems
    throw error
  }
  return []
}

describe('reading an answer', () => {
  it('lets extra members pass', () => {
    expect(readAs(SCHEMA, { maps: {}, rows: [], extra: 1 }, '/x')).toHaveProperty('extra', 1)
  })

  it('names the place, also below keys with dots', () => {
    expect(problemsOf({ maps: { s1: { 'public.orders': 7 } }, rows: ['a', 2] })).toEqual([
      'answer.maps.s1["public.orders"]: expected Object, received a number',
      'answer.rows[1]: expected string, received a number',
    ])
  })

  it('does not take a list for an object', () => {
    expect(problemsOf({ maps: [], rows: [] })).toEqual([
      'answer.maps: expected Object, received a list',
    ])
  })

  it('names a missing member', () => {
    expect(problemsOf({ maps: {} })[0]).toMatch(/^answer\.rows: .*received nothing$/)
  })

  it('never repeats what came', () => {
    const secret = 'hunter2'.repeat(1000)
    expect(problemsOf({ maps: secret, rows: [] }).join()).not.toContain('hunter2')
  })

  it('names five places and counts the others', () => {
    const problems = problemsOf({ maps: {}, rows: [1, 2, 3, 4, 5, 6, 7] })
    expect(problems).toHaveLength(6)
    expect(problems.at(-1)).toBe('2 more')
  })
})
