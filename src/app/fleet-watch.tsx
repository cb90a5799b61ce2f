import { useEffect, useMemo, useState } from 'react'
import { sentenceText } from '#src/format/sentence.ts'
import { entitiesOf, isTrouble, type EntityKind } from '#src/panels/fleet/fleet.ts'
import { FleetWatcher, type Announcement } from '#src/panels/fleet/fleet-watcher.ts'
import { useFleet } from '#src/panels/fleet/use-fleet.ts'
import { WatcherProvider } from '#src/panels/fleet/watcher-context.tsx'
import { useFromNow } from '#src/ui/clock-context.tsx'
import { TroubleProvider } from '#src/ui/trouble-context.tsx'
import { useClockText, type ClockText } from '#src/ui/use-clock-text.ts'
import { useTroubleIcon } from './use-trouble-icon.ts'

/** What surrounds the pages asks for nothing of its own. */
const NOTHING: readonly EntityKind[] = []

/**
 * Watches the verdicts of what the page reads: tells changes to those who listen, and how many need
 * somebody to those who see the tab only.
 */
export function FleetWatch({ children }: { children: React.ReactNode }) {
  const fleet = useFleet(NOTHING)
  const entities = useMemo(() => entitiesOf(fleet), [fleet])
  const trouble = entities.filter(isTrouble).length
  const [watcher] = useState(() => new FleetWatcher())
  useEffect(() => watcher.look(entities), [watcher, entities])
  useTroubleIcon(trouble > 0)
  return (
    <WatcherProvider value={watcher}>
      <TroubleProvider value={trouble}>
        <ChangesTold watcher={watcher} />
        {children}
      </TroubleProvider>
    </WatcherProvider>
  )
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
