import type { LagTime } from '#src/series/derived/lag-time.ts'
import type { Waterfall } from '#src/series/derived/waterfall.ts'
import { partWords, waterfallParts, type WaterfallPart } from './waterfall-parts.ts'

/** Whole words, so that the style sheet has them. */
const FILL: Readonly<Record<WaterfallPart['id'], string>> = {
  behind: 'bg-(--s1)',
  waiting: 'bg-(--s3)',
  writing: 'bg-(--s4)',
  unexplained: 'hatch border border-line-strong',
}

export type LatencyWaterfallProps = { waterfall: Waterfall; lagTime: LagTime }

/** Where the time of a change goes: one bar under its total, and the same in words. */
export function LatencyWaterfall({ waterfall, lagTime }: LatencyWaterfallProps) {
  const { parts, sentence, restMs, hasBar } = waterfallParts(waterfall, lagTime)
  const known = parts.filter(({ ms }) => ms !== null)
  return (
    <figure className="m-0 flex flex-col gap-2">
      <figcaption className="text-table">{sentence}</figcaption>
      {hasBar && known.length > 0 && (
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
        {parts.map((part) => (
          <li key={part.id} className="flex items-center gap-1.5">
            <span className={`size-2.5 ${FILL[part.id]}`} aria-hidden="true" />
            {partWords(part)}
          </li>
        ))}
      </ul>
    </figure>
  )
}
