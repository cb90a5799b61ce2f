import { Link } from 'react-router'
import { useKeptSearch } from '#src/url/list/use-kept-search.ts'

export type TileLinkProps = {
  href: string
  /** Spoken instead of what is drawn. */
  label: string
  /** One tile of a map is reached by Tab; arrow keys reach the others. */
  isInTabOrder: boolean
  /** The pointer or the focus has come to it. */
  onShow: () => void
  className: string
  children: React.ReactNode
}

/** A small square that leads to an entity, over the same time. */
export function TileLink(props: TileLinkProps) {
  const { href, label, isInTabOrder, onShow, className, children } = props
  return (
    <Link
      to={href + useKeptSearch()}
      aria-label={label}
      tabIndex={isInTabOrder ? 0 : -1}
      onPointerEnter={onShow}
      onFocus={onShow}
      className={`grid h-7 place-items-center rounded-sm pointer-coarse:h-11 ${className}`}
    >
      {children}
    </Link>
  )
}
