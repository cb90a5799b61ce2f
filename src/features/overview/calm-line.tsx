import type { JudgedEntity } from '#src/panels/fleet/fleet.ts'
import { useCalmSince } from '#src/panels/fleet/watcher-context.tsx'
import { useClockText } from '#src/ui/age/use-clock-text.ts'
import { StatusShape } from '#src/ui/status/status-shape.tsx'

export type CalmLineProps = {
  entities: readonly JudgedEntity[]
  pipelines: readonly JudgedEntity[]
}

/** Stands where trouble would be named, while there is none. */
export function CalmLine({ entities, pipelines }: CalmLineProps) {
  const sinceMs = useCalmSince(entities)
  const clockText = useClockText()
  return (
    <p className="flex items-center gap-2">
      <span className="text-ok">
        <StatusShape shape="circle" />
      </span>
      <span className="font-medium">
        {calmWords(pipelines)}
        {sinceMs !== null && (
          <span className="font-normal text-fg-2">
            {' '}
            since {clockText(sinceMs)}, observed on this screen
          </span>
        )}
      </span>
    </p>
  )
}

/** What may be said of an account in which nobody is in trouble. */
export function calmWords(pipelines: readonly Pick<JudgedEntity, 'verdict'>[]): string {
  const count = pipelines.length
  const areMoving = pipelines.every(({ verdict }) => ['flowing', 'quiet'].includes(verdict.state))
  if (count === 0 || !areMoving) return 'Nothing is in trouble'
  return count === 1
    ? 'The pipeline is flowing or quiet'
    : `All ${count} pipelines flowing or quiet`
}
