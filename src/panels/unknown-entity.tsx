import { MonoId } from '#src/ui/mono-id.tsx'
import { Notice } from '#src/ui/notice.tsx'

export type UnknownEntityProps = { kind: 'source' | 'destination' | 'pipeline'; id: string }

/** An address whose id the account does not know: not an error, and not an empty page either. */
export function UnknownEntity({ kind, id }: UnknownEntityProps) {
  return (
    <Notice tone="off" title={`No ${kind} has this id in the account.`}>
      <MonoId id={id} /> may be mistyped, deleted, or belong to another account.
    </Notice>
  )
}
