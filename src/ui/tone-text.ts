import type { StatusTone } from '#src/model/status.ts'

/** Text colour of a tone; whole class names, so that they are found when the styles are made. */
export const TONE_TEXT: Readonly<Record<StatusTone, string>> = {
  ok: 'text-ok',
  info: 'text-info',
  warn: 'text-warn',
  crit: 'text-crit',
  off: 'text-off',
}
