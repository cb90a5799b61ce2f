import { StatusShape } from '#src/ui/status/status-shape.tsx'
import { TONE_TEXT } from '#src/ui/status/tone-text.ts'
import type { StateLook } from './words.ts'

/** A state as shape, colour and words. */
export function StateWords({ look: { tone, shape, words } }: { look: StateLook }) {
  return (
    <span>
      <span className={`mr-1.5 inline-block align-[-0.1875rem] ${TONE_TEXT[tone]}`}>
        <StatusShape shape={shape} />
      </span>
      {words}
    </span>
  )
}
