import { fitLine, textEm } from '#src/features/wall/board/fit-text.ts'
import { whenText } from '#src/features/wall/wall-words.ts'
import type { Transition, WallWatch } from './wall-watch.ts'

type LastChangesProps = {
  watch: WallWatch
  zone: string
  /** Width of a line in em of its size. */
  lineEm: number
}

/** Between two changes on one line. */
const BETWEEN = ' · '

/** The last changes of trouble that this screen has seen, the newest first, as many as fit on one line. */
export function LastChanges({ watch, zone, lineEm }: LastChangesProps) {
  const texts = transitionTexts(watch, zone, lineEm)
  let line = texts[0] ?? 'No change seen on this screen yet'
  for (const text of texts.slice(1)) {
    if (textEm(line + BETWEEN + text) <= lineEm) line += BETWEEN + text
  }
  return (
    <p className="h-[calc(3.6vh*var(--wall-head))] shrink-0 px-[1vh] text-[calc(2.9vh*var(--wall-head))] leading-tight whitespace-nowrap text-fg-2">
      {line}
    </p>
  )
}

/** The same on a board that has the room for a line each. */
export function CalmChanges({ watch, zone, lineEm }: LastChangesProps) {
  const texts = transitionTexts(watch, zone, lineEm)
  return (
    <section className="px-[1vh] text-[calc(2.9vh*var(--wall-head))] leading-[1.3] whitespace-nowrap text-fg-2">
      {texts.length === 0 && <p>No change seen on this screen yet</p>}
      {texts.map((text) => (
        <p key={text}>{text}</p>
      ))}
    </section>
  )
}

/** "08:02 orders to BigQuery: Flowing → Behind", each on a line, with the day if it is another. */
function transitionTexts(
  { transitions, lookedMs }: Pick<WallWatch, 'transitions' | 'lookedMs'>,
  zone: string,
  lineEm: number,
): readonly string[] {
  return transitions.map(({ atMs, name, from, to }: Transition) => {
    const when = `${whenText(atMs, lookedMs ?? atMs, zone)} `
    const what = `: ${from} → ${to}`
    return `${when}${fitLine(name, lineEm - textEm(when + what))}${what}`
  })
}
