/** What the API gives for a tag: its id, and not always its name. */
const TAG_ID = /^[0-9a-f]{24}$/

/** The tags that say something to people. */
export function tagNames(tags: readonly string[]): readonly string[] {
  return tags.filter((tag) => !TAG_ID.test(tag))
}
