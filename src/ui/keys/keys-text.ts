const SIGNS: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  PageUp: 'Page Up',
  PageDown: 'Page Down',
  Escape: 'Esc',
  ' ': 'Space',
}

/** Keys as they are printed: "t ←", "Ctrl K". */
export function keysText(keys: readonly string[]): string {
  return keys.map(keyText).join(' ')
}

/** One key, or one with Ctrl (⌘ where keyboards have it), as it is printed. */
export function keyText(key: string): string {
  if (!key.startsWith('Mod+')) return SIGNS[key] ?? key
  const sign = /Mac|iP/.test(navigator.userAgent) ? '⌘' : 'Ctrl'
  return `${sign} ${key.slice(4).toUpperCase()}`
}
