import type { PaletteItem } from './palette-item.ts'

/** Actions that most people look for; the others are found by typing, and in the list of keys. */
const ACTIONS = ['time.freeze', 'link.frozen', 'export.pack', 'refresh.now', 'keys.list']

/**
 * What an empty field offers: what needs attention, pages, what was chosen last (`recent`: ids, newest
 * first), a few actions. Each only once.
 */
export function offeredItems(
  attention: readonly PaletteItem[],
  items: readonly PaletteItem[],
  recent: readonly string[],
): readonly PaletteItem[] {
  const pages = items.filter(({ group }) => group === 'Pages')
  const used = recent
    .map((id) => items.find((item) => item.id === id))
    .filter((item) => item !== undefined)
    .map((item) => ({ ...item, group: 'Recent' }))
  const actions = ACTIONS.map((id) => items.find((item) => item.id === id)).filter(
    (item) => item !== undefined,
  )
  const seen = new Set<string>()
  return [...attention, ...pages, ...used, ...actions].filter(({ id }) => {
    const isNew = !seen.has(id)
    seen.add(id)
    return isNew
  })
}
