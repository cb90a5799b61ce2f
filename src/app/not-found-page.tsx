import { Link, useLocation } from 'react-router'
import { PageHeading } from '#src/ui/page-heading.tsx'
import { useKeptSearch } from '#src/url/list/use-kept-search.ts'
import { PATHS } from '#src/url/paths.ts'

/** An address nobody has: says so and names the pages there are. */
export function NotFoundPage() {
  const { pathname } = useLocation()
  const kept = useKeptSearch()
  return (
    <>
      <PageHeading title="No such page" />
      <p className="mt-2 text-fg-2">
        Nothing is at <code className="break-all">{pathname}</code>. There are{' '}
        <Link to={PATHS.pipelines + kept}>pipelines</Link>,{' '}
        <Link to={PATHS.sources + kept}>sources</Link> and{' '}
        <Link to={PATHS.destinations + kept}>destinations</Link>.
      </p>
    </>
  )
}
