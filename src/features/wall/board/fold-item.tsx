import { StatusShape } from '#src/ui/status/status-shape.tsx'
import { TONE_TEXT } from '#src/ui/status/tone-text.ts'
import type { Fold } from './wall-folds.ts'

type FoldItemProps = Pick<Fold, 'tone' | 'text'> & {
  /** Null: the text stands for several kinds. */
  shape: Fold['shape'] | null
}

/** A shape and a few letters beside it. */
export function FoldItem({ shape, tone, text }: FoldItemProps) {
  return (
    <span className="flex items-center gap-[0.25em] whitespace-nowrap">
      {shape && (
        <span className={`wall-shape ${TONE_TEXT[tone]}`}>
          <StatusShape shape={shape} />
        </span>
      )}
      {text}
    </span>
  )
}
