import { expect, test } from 'vitest'
import { tagNames } from './tag-names.ts'

test('a tag that the API gives by its id alone says nothing to people', () => {
  const tags = ['production', '6748db8b912f4a0001c0ffee', 'eu', 'decade']
  expect(tagNames(tags)).toEqual(['production', 'eu', 'decade'])
})
