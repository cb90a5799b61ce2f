import { LATEST_PERIOD_MS } from '#src/api/periods.ts'
import { useFrozenEnd } from '#src/panels/charts/frozen-end.ts'
import type { LatestRead } from '#src/panels/connectors/use-connector.ts'
import { AsOf } from '#src/ui/age/as-of.tsx'
import { useClockText } from '#src/ui/age/use-clock-text.ts'
import { StatusBadge } from '#src/ui/status/status-badge.tsx'

export type PageStatusProps = {
  latest: LatestRead
  /** The status in the list, where the latest values have none; undefined: not known either. */
  listed: string | null | undefined
  /** How often the status is asked for, ms. */
  periodMs?: number
}

/**
 * The status of an entity: the newest word on it. On a frozen page what this screen saw at the end of
 * the window, because the API keeps no past of statuses, and nothing of now.
 */
export function PageStatus({ latest, listed, periodMs = LATEST_PERIOD_MS }: PageStatusProps) {
  const isFrozen = useFrozenEnd() !== null
  const status = statusIn(latest)
  if (isFrozen) return <FrozenStatus status={status} latest={latest} />
  const shown = status ?? listed ?? (latest.data?.value ? null : undefined)
  if (shown === undefined) return null
  return (
    <span className="flex items-center gap-1.5">
      Status{' '}
      <AsOf asOfMs={latest.data?.asOfMs ?? null} periodMs={periodMs}>
        <StatusBadge status={shown} />
      </AsOf>
    </span>
  )
}

type FrozenStatusProps = { status: string | null | undefined; latest: LatestRead }

function FrozenStatus({ status, latest: { data, frozen } }: FrozenStatusProps) {
  const clock = useClockText()
  if (status === undefined || !frozen || frozen.seenAtMs === null) {
    return <span className="min-h-5">{frozen && 'Status then: not seen by this screen'}</span>
  }
  return (
    <span className="flex items-center gap-1.5">
      Status
      <AsOf asOfMs={data?.asOfMs ?? null} periodMs={Infinity}>
        <StatusBadge status={status} />
      </AsOf>
      <span className="text-fg-3">seen at {clock(frozen.seenAtMs, 'second')}</span>
    </span>
  )
}

/** Null: asked, and none was reported. Undefined: the values do not speak of it. */
export function statusIn({ data }: LatestRead): string | null | undefined {
  const values = data?.value?.data.values
  const status = values?.['connector_status'] ?? values?.['status']
  return typeof status === 'number' ? undefined : status
}
