import { EntityLink } from './entity-link.tsx'
import { StatusBadge } from './status-badge.tsx'

export type StatusNameProps = { status: string | null; href: string; name: string }

/** The name of a row; on narrow screens its status stands above it instead of in its own column. */
export function StatusName({ status, href, name }: StatusNameProps) {
  return (
    <>
      <span className="block text-2xs sm:hidden">
        <StatusBadge status={status} />
      </span>
      <EntityLink href={href} name={name} />
    </>
  )
}
