import { EntityLink } from './entity-link.tsx'
import { StatusBadge } from './status-badge.tsx'

export type StatusNameProps = {
  status: string | null
  href: string
  name: string
  /** What the hidden columns would say, for narrow screens. */
  children?: React.ReactNode
}

/** The name of a row; on narrow screens its status stands above it instead of in its own column. */
export function StatusName({ status, href, name, children }: StatusNameProps) {
  return (
    <>
      <span className="block text-2xs sm:hidden">
        <StatusBadge status={status} />
      </span>
      <EntityLink href={href} name={name} />
      {children && <span className="block truncate text-2xs text-fg-2 sm:hidden">{children}</span>}
    </>
  )
}
