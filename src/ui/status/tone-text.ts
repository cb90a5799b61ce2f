import type { StatusTone } from '#src/model/status.ts'

/** Text colour of a tone; whole class names, so that they are found when the styles are made. */
export const TONE_TEXT: Readonly<Record<StatusTone, string>> = {
  ok: 'text-ok',
  info: 'text-info',
  warn: 'text-warn',
  crit: 'text-crit',
  off: 'text-off',
}

/** The same for trouble that is known: quieter, and still readable beside its shape. */
export const TONE_TEXT_MUTED: Readonly<Record<StatusTone, string>> = {
  ok: 'text-ok/75',
  info: 'text-info/75',
  warn: 'text-warn/75',
  crit: 'text-crit/75',
  off: 'text-off/75',
}
