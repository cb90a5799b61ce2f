import { formatDuration } from '#src/format/duration.ts'
import type { Waterfall } from '#src/series/derived/waterfall.ts'
import { waterfallParts, type WaterfallPart } from './waterfall-parts.ts'

/** Whole words, so that the style sheet has them. */
const FILL: Readonly<Record<WaterfallPart['id'], string>> = {
  behind: 'bg-(--s1)',
  waiting: 'bg-(--s3)',
  writing: 'bg-(--s4)',
  unexplained: 'hatch border border-line-strong',
}

/** Where the time of a change goes: one bar under its total, and the same in words. */
export function LatencyWaterfall({ waterfall }: { waterfall: Waterfall }) {
  const { parts, sentence, restMs } = waterfallParts(waterfall)
  const known = parts.filter(({ ms }) => ms !== null)
  return (
    <figure className="m-0 flex flex-col gap-2">
      <figcaption className="text-table">{sentence}</figcaption>
      {known.length > 0 && (
        <div className="flex h-4 w-full gap-px" aria-hidden="true">
          {known.map(({ id, ms }) => (
            <span key={id} className={`min-w-0.5 ${FILL[id]}`} style={{ flexGrow: ms ?? 0 }} />
          ))}
          {restMs > 0 && (
            <span className="border border-line-strong" style={{ flexGrow: restMs }} />
          )}
        </div>
      )}
      <ul className="flex flex-wrap gap-x-5 gap-y-1 text-table text-fg-2">
        {parts.map(({ id, label, ms }) => (
          <li key={id} className="flex items-center gap-1.5">
            <span className={`size-2.5 ${FILL[id]}`} aria-hidden="true" />
            {label} {ms === null ? 'not known' : formatDuration(ms)}
          </li>
        ))}
      </ul>
    </figure>
  )
}
