import { Link } from 'react-router'

/** A link to an entity by its name; long names end in an ellipsis and keep their whole text. */
export function EntityLink({ href, name }: { href: string; name: string }) {
  return (
    <Link
      to={href}
      title={name}
      className="inline-block max-w-full truncate align-bottom font-medium underline decoration-line-strong decoration-1 underline-offset-3 hover:decoration-fg"
    >
      {name}
    </Link>
  )
}
