import { memo } from 'react'
import { TONE_TEXT } from '#src/ui/status/tone-text.ts'
import { STRIP_PX, type Strip, type StripLook } from './strip.ts'

const FRAME = { ...STRIP_PX, role: 'img', className: 'block' } as const

/** The last 24 h of a row: colour and height tell the state, hatching that nobody watched. */
export const DrawnStrip = memo(function DrawnStrip({ strip: { paths, words } }: { strip: Strip }) {
  return (
    <svg {...FRAME}>
      <title>{`Observed on this screen: ${words}`}</title>
      {paths.map(({ look, d }) => (
        <path key={look} d={d} data-look={look} {...inkOf(look)} />
      ))}
    </svg>
  )
})

function inkOf(look: StripLook): React.SVGProps<SVGPathElement> {
  if (look === 'unseen') return { stroke: 'var(--line-strong)', opacity: 0.6, fill: 'none' }
  if (look === 'unknown') return { className: TONE_TEXT.off, stroke: 'currentColor', fill: 'none' }
  return { className: TONE_TEXT[look], fill: 'currentColor' }
}
