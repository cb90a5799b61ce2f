import { ChevronDown } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { HoldState } from '#src/app/refresh/hold-state.tsx'
import { useDisclosure } from '#src/app/use-disclosure.ts'
import { Age } from '#src/ui/age/age.tsx'
import { NextTry } from '#src/ui/age/next-try.tsx'
import { useRefreshState } from '#src/ui/age/refresh-context.tsx'
import { useClockText } from '#src/ui/age/use-clock-text.ts'
import { StatusShape } from '#src/ui/status/status-shape.tsx'
import { TONE_TEXT } from '#src/ui/status/tone-text.ts'
import { connectionLook } from './connection-look.ts'
import { useConnection, type Connection } from './connection.ts'

const ConnectionDetails = lazy(async () => ({
  default: (await import('./connection-details.tsx')).ConnectionDetails,
}))

/**
 * One line in the top bar: whether the page is live, how old its newest answer is, what fails and
 * when it is tried again. A click opens the details: which reads failed, why, and since when.
 */
export function ConnectionState() {
  const connection = useConnection()
  const { place, isOpen, toggle } = useDisclosure<HTMLDivElement>()
  const { inUse, asked } = connection
  if (inUse === 0) return null
  if (asked === 0) return <p className="text-fg-3">Connecting …</p>
  return (
    <div ref={place} className="relative min-w-0">
      <div className="flex min-h-8 items-center gap-1.5 rounded-md pl-2 whitespace-nowrap hover:bg-raised">
        <Line connection={connection} />
        <button
          type="button"
          aria-expanded={isOpen}
          aria-label="Details of the connection"
          title="Which reads answered, and which failed"
          onClick={toggle}
          className="grid size-8 shrink-0 place-items-center rounded-md after:absolute after:inset-0"
        >
          <ChevronDown size={16} aria-hidden />
        </button>
      </div>
      {isOpen && (
        <Suspense fallback={null}>
          <ConnectionDetails connection={connection} />
        </Suspense>
      )}
    </div>
  )
}

function Line({ connection }: { connection: Connection }) {
  const mode = useRefreshState((state) => state.mode)
  const interval = useRefreshState((state) => state.interval)
  const { failures, newestMs } = connection
  const { tone, shape, words } = connectionLook(connection, { mode, interval }, useClockText())
  return (
    <>
      <span className={TONE_TEXT[tone]}>
        <StatusShape shape={shape} />
      </span>
      <output className={`truncate ${tone === 'ok' ? '' : 'font-medium'}`}>{words}</output>
      {failures.length > 0 && (
        <span className="text-fg-2 max-xl:hidden">
          <NextTry />
        </span>
      )}
      <HoldState />
      {/* What fails has to be readable before the age, which the page tells as well. */}
      {newestMs !== null && (
        <span className={`text-fg-3 ${tone === 'ok' ? 'max-xl:hidden' : 'max-2xl:hidden'}`}>
          {tone === 'ok' ? '' : 'newest '}
          <Age sinceMs={newestMs} /> ago
        </span>
      )}
    </>
  )
}
