import { Link } from 'react-router'
import { countStates, oldSinceMs, type JudgedEntity } from '#src/panels/fleet/fleet.ts'
import { useClockText } from '#src/ui/age/use-clock-text.ts'
import { StatusShape } from '#src/ui/status/status-shape.tsx'
import { TONE_TEXT } from '#src/ui/status/tone-text.ts'
import { listHref } from '#src/url/list/list-href.ts'
import { useKeptSearch } from '#src/url/list/use-kept-search.ts'

export type StateCountsProps = {
  /** "Pipelines"; also the spoken name of the list. */
  title: string
  /** Path of the list that the counts lead to. */
  path: string
  /** Null: not answered. */
  entities: readonly JudgedEntity[] | null
}

/** How many of one kind are in each state, the worst first; each leads to these rows of the list. */
export function StateCounts({ title, path, entities }: StateCountsProps) {
  const kept = useKeptSearch()
  const clockText = useClockText()
  const oldMs = oldSinceMs(entities ?? [])
  return (
    <section className="flex items-start gap-x-2 text-table max-sm:w-full">
      <h2 className="shrink-0 leading-7 font-semibold pointer-coarse:leading-11">
        {title}{' '}
        <span className="font-normal text-fg-2">
          {entities?.length}
          {oldMs !== null && `, as of ${clockText(oldMs)}`}
        </span>
      </h2>
      {entities === null ? (
        <span className="text-fg-2">not answered</span>
      ) : (
        <ul
          aria-label={`${title} by state`}
          className="flex min-w-0 sm:flex-wrap max-sm:overflow-x-auto"
        >
          {countStates(entities.map(({ verdict }) => verdict)).map(({ verdict, label, count }) => (
            <li key={verdict.state}>
              <Link
                to={listHref(path, kept, [verdict.state])}
                className="flex min-h-7 items-center gap-1.5 rounded-md px-1.5 whitespace-nowrap no-underline hover:bg-raised pointer-coarse:min-h-11"
              >
                <span className={TONE_TEXT[verdict.tone]}>
                  <StatusShape shape={verdict.shape} />
                </span>
                {count} {label}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
