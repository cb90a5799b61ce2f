import { Link } from 'react-router'
import { useKeptSearch } from '#src/url/list/use-kept-search.ts'

/**
 * A link to an entity by its name, over the same time; long names end in an ellipsis and keep their
 * whole text.
 */
export function EntityLink({ href, name }: { href: string; name: string }) {
  return (
    <Link
      to={href + useKeptSearch()}
      title={name}
      className="inline-block max-w-full min-w-0 truncate align-bottom font-medium underline decoration-line-strong decoration-1 underline-offset-3 hover:decoration-fg pointer-coarse:py-3"
    >
      {name}
    </Link>
  )
}
