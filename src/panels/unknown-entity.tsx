import { EntityLink } from '#src/ui/entity-link.tsx'
import { MonoId } from '#src/ui/mono-id.tsx'
import { Notice } from '#src/ui/notice.tsx'
import { PATHS } from '#src/url/paths.ts'

export type UnknownEntityProps = { kind: 'source' | 'destination' | 'pipeline'; id: string }

const LISTS = {
  source: PATHS.sources,
  destination: PATHS.destinations,
  pipeline: PATHS.pipelines,
} as const

/** An address whose id the account does not know: not an error, and not an empty page either. */
export function UnknownEntity({ kind, id }: UnknownEntityProps) {
  return (
    <Notice tone="off" title={`No ${kind} has this id in the account.`}>
      <MonoId id={id} /> may be mistyped, deleted, or belong to another account. See{' '}
      <EntityLink href={LISTS[kind]} name={`all ${kind}s`} />.
    </Notice>
  )
}
