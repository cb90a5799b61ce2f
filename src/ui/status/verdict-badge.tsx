import { BellOff } from 'lucide-react'
import type { Verdict } from '#src/model/health/health.ts'
import { Age } from '#src/ui/age/age.tsx'
import { ClockMark } from '#src/ui/age/clock-mark.tsx'
import { useClockText } from '#src/ui/age/use-clock-text.ts'
import { useUntilText } from '#src/ui/age/use-until-text.ts'
import { StatusShape } from './status-shape.tsx'
import { TONE_TEXT, TONE_TEXT_MUTED } from './tone-text.ts'

export type VerdictBadgeProps = {
  verdict: Pick<Verdict, 'tone' | 'shape' | 'label' | 'age' | 'mutedUntilMs'>
  /** When the answers behind it were given, epoch ms; null: not all have come. */
  asOfMs: number | null
}

/**
 * A verdict as shape, colour and words. Old: the age stands where the word stood. Muted: a quieter tone
 * and a crossed bell, so that it looks handled and not healthy.
 */
export function VerdictBadge({ verdict, asOfMs }: VerdictBadgeProps) {
  const { tone, shape, label, age, mutedUntilMs } = verdict
  // What is unknown claims nothing that could be old.
  const isStale = age === 'stale' && asOfMs !== null && shape !== 'unknown'
  const isMuted = mutedUntilMs !== null
  const tones = isMuted ? TONE_TEXT_MUTED : TONE_TEXT
  return (
    <span
      className="inline-flex max-w-full items-baseline gap-1.5 whitespace-nowrap"
      title={isStale ? `It was ${label}` : undefined}
    >
      <span
        className={`relative self-center ${isStale ? 'mr-0.5 saturate-25' : ''} ${tones[tone]}`}
      >
        <StatusShape shape={shape} />
        {isStale && <ClockMark />}
      </span>
      {isStale ? (
        <OldVerdict label={label} asOfMs={asOfMs} />
      ) : (
        <span className="truncate">{label}</span>
      )}
      {isMuted && <MutedMark untilMs={mutedUntilMs} />}
    </span>
  )
}

function OldVerdict({ label, asOfMs }: { label: string; asOfMs: number }) {
  const clock = useClockText()(asOfMs)
  return (
    <span>
      <Age sinceMs={asOfMs} /> old
      <span className="sr-only">
        , was {label} as of {clock}
      </span>
    </span>
  )
}

function MutedMark({ untilMs }: { untilMs: number }) {
  const words = `muted until ${useUntilText(untilMs)}`
  return (
    <span title={words} className="text-fg-2">
      <BellOff size={14} aria-hidden className="inline" />
      <span className="sr-only">{words}</span>
    </span>
  )
}
