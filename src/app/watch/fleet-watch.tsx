import { useEffect, useMemo, useState } from 'react'
import { sentenceText } from '#src/format/sentence.ts'
import { FleetWatcher, type Announcement } from '#src/panels/fleet/fleet-watcher.ts'
import { entitiesOf, isTrouble, type Fleet } from '#src/panels/fleet/fleet.ts'
import { useFleet } from '#src/panels/fleet/use-fleet.ts'
import { WatcherProvider } from '#src/panels/fleet/watcher-context.tsx'
import { useFromNow } from '#src/ui/age/clock-context.tsx'
import { useClockText, type ClockText } from '#src/ui/age/use-clock-text.ts'
import { TroubleProvider } from '#src/ui/status/trouble-context.tsx'
import { useTroubleIcon } from '#src/ui/status/use-trouble-icon.ts'
import { useObservedVerdicts } from './observed-verdicts.ts'

/**
 * Reads and watches the verdicts of the account, whatever page is open: tells changes to those who
 * listen, and how many need somebody to those who see the tab only.
 */
export function FleetWatch({ children }: { children: React.ReactNode }) {
  const fleet = useFleet()
  const entities = useMemo(() => entitiesOf(fleet), [fleet])
  const trouble = isKnown(fleet) ? entities.filter(isTrouble).length : null
  const [watcher] = useState(() => new FleetWatcher())
  useEffect(() => watcher.look(entities), [watcher, entities])
  useObservedVerdicts(entities)
  useTroubleIcon(trouble !== null && trouble > 0)
  return (
    <WatcherProvider value={watcher}>
      <TroubleProvider value={trouble}>
        <ChangesTold watcher={watcher} />
        {children}
      </TroubleProvider>
    </WatcherProvider>
  )
}

/** All lists have been answered, and what is known of what they name is not too old to speak of. */
function isKnown(fleet: Fleet): boolean {
  if (!fleet.sources || !fleet.destinations || !fleet.pipelines) return false
  const entities = entitiesOf(fleet)
  return entities.length === 0 || entities.some(({ verdict }) => verdict.age !== 'unknown')
}

/** For screen readers: one sentence for changes of verdicts, at most every 15 s. */
function ChangesTold({ watcher }: { watcher: FleetWatcher }) {
  const clockText = useClockText()
  const words = useFromNow((nowMs) => announcementText(watcher.tellAt(nowMs), clockText))
  return (
    <output aria-label="Changes of verdicts" className="sr-only">
      {words}
    </output>
  )
}

function announcementText(told: Announcement | null, clockText: ClockText): string {
  if (!told) return ''
  const { name, verdict } = told.entity
  const more = told.more === 0 ? '' : ` And ${told.more} more changed.`
  return `${name}: ${sentenceText(verdict.sentence, clockText)}${more}`
}
