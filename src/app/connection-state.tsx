import { failureText } from '#src/panels/failure-text.ts'
import { Age } from '#src/ui/age.tsx'
import { StatusShape } from '#src/ui/status-shape.tsx'
import { useConnection } from './connection.ts'

/** One line in the top bar: whether the page is live, how old its newest answer is, what fails. */
export function ConnectionState() {
  const { inUse, asked, failing, newestMs, error } = useConnection()
  if (inUse === 0) return null
  if (asked === 0) return <p className="text-fg-3">Connecting …</p>
  if (failing === 0 && newestMs !== null) {
    return (
      <p className="flex items-center gap-1.5 whitespace-nowrap">
        <span className="text-ok">
          <StatusShape shape="circle" />
        </span>
        Live
        <span className="text-fg-3">
          <Age sinceMs={newestMs} /> ago
        </span>
      </p>
    )
  }
  const isDown = failing === asked
  return (
    <p className="flex min-w-0 items-center gap-1.5 font-medium">
      <span className={isDown ? 'text-crit' : 'text-warn'}>
        <StatusShape shape={isDown ? 'diamond' : 'triangle'} />
      </span>
      <span className="truncate">
        {isDown ? 'Not live.' : `${asked - failing} of ${asked} answered.`}{' '}
        {error && failureText(error).title}
      </span>
      {newestMs !== null && (
        <span className="whitespace-nowrap text-fg-2">
          newest <Age sinceMs={newestMs} /> ago
        </span>
      )}
    </p>
  )
}
