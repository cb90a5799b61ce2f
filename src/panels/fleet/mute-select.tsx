import { pageNow } from '#src/model/time/server-time.ts'
import { DAY_MS, HOUR_MS } from '#src/model/time/time-range.ts'
import { useUntilText } from '#src/ui/age/use-until-text.ts'
import { Button } from '#src/ui/button.tsx'
import { deviceMutes } from './mutes.ts'

const CHOICES = [
  { label: '1 hour', ms: HOUR_MS },
  { label: '4 hours', ms: 4 * HOUR_MS },
  { label: '1 day', ms: DAY_MS },
  { label: '7 days', ms: 7 * DAY_MS },
] as const

export type MuteSelectProps = {
  entityId: string
  /** Epoch ms; null: not muted. */
  mutedUntilMs: number | null
}

/** Shows trouble of one entity as known for a while, on this device only; or ends that. */
export function MuteSelect({ entityId, mutedUntilMs }: MuteSelectProps) {
  if (mutedUntilMs !== null) return <Muted entityId={entityId} untilMs={mutedUntilMs} />
  return (
    <select
      aria-label="Mute on this device"
      value=""
      onChange={(event) => {
        const choice = CHOICES.find(({ label }) => label === event.target.value)
        if (choice) deviceMutes.mute(entityId, pageNow() + choice.ms)
      }}
      className="min-h-8 rounded-md border border-line-strong bg-surface px-1.5 text-label pointer-coarse:min-h-11 print:hidden"
    >
      <option value="">Mute for …</option>
      {CHOICES.map(({ label }) => (
        <option key={label}>{label}</option>
      ))}
    </select>
  )
}

function Muted({ entityId, untilMs }: { entityId: string; untilMs: number }) {
  const until = useUntilText(untilMs)
  const isOfDevice = deviceMutes.current().has(entityId)
  return (
    <span className="flex items-center gap-2 text-label text-fg-2">
      Muted until {until} {isOfDevice ? 'on this device' : 'by the settings file'}
      {isOfDevice && <Button onClick={() => deviceMutes.mute(entityId, null)}>Unmute</Button>}
    </span>
  )
}
