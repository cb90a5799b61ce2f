import { useState } from 'react'
import type { JudgedPipeline } from '#src/panels/fleet/fleet.ts'
import { reasonOf } from '#src/panels/fleet/reason-text.ts'
import { sinceWords } from '#src/panels/fleet/since-words.ts'
import type { Since } from '#src/panels/fleet/since.ts'
import { Age } from '#src/ui/age/age.tsx'
import { useClockText } from '#src/ui/age/use-clock-text.ts'
import { AtLeast } from '#src/ui/at-least.tsx'
import { Button } from '#src/ui/button.tsx'
import { EntityLink } from '#src/ui/entity-link.tsx'
import { VerdictBadge } from '#src/ui/status/verdict-badge.tsx'
import { HREF_OF, pipelineHref } from '#src/url/paths.ts'
import { firstOf, type Attention } from './attention.ts'

const FIRST_PIPELINES = 3

/**
 * What somebody should look at, the worst first: state, name, what is so, and since when. The last
 * column has room for an age of two digits: "9 s" becoming "10 s" must not break the lines beside it.
 */
export function AttentionList({ items }: { items: readonly Attention[] }) {
  const [isWhole, setIsWhole] = useState(false)
  const first = firstOf(items)
  const shown = isWhole ? items : first
  const more = items.length - first.length
  return (
    <section aria-label="Needs attention" className="rounded-tile border border-line bg-surface">
      <ul className="xl:grid xl:grid-cols-[max-content_fit-content(18rem)_minmax(0,1fr)_minmax(14rem,max-content)]">
        {shown.map((item) => (
          <AttentionRow key={`${item.entity.kind} ${item.entity.id}`} item={item} />
        ))}
      </ul>
      {more > 0 && (
        <div className="border-t border-line p-2">
          <Button aria-expanded={isWhole} onClick={() => setIsWhole(!isWhole)}>
            {isWhole ? 'Show fewer' : `Show ${more} more`}
          </Button>
        </div>
      )}
    </section>
  )
}

function AttentionRow({ item: { entity, pipelines } }: { item: Attention }) {
  const { kind, id, name, verdict, asOfMs, since } = entity
  const clockText = useClockText()
  return (
    <li className="grid grid-cols-[minmax(0,1fr)] gap-x-4 border-line px-tile py-2 leading-5 not-first:border-t sm:max-xl:grid-cols-[10rem_minmax(0,1fr)_max-content] xl:col-span-4 xl:grid-cols-subgrid">
      <span className="font-semibold">
        <VerdictBadge verdict={verdict} asOfMs={asOfMs} />
      </span>
      <span className="flex min-w-0 items-baseline gap-2">
        <EntityLink href={HREF_OF[kind](id)} name={name} />
        <span className="shrink-0 text-2xs text-fg-3">{kind}</span>
      </span>
      <span className="flex flex-wrap items-baseline gap-x-3 text-fg-2 wrap-anywhere sm:max-xl:col-span-2 sm:max-xl:col-start-2 sm:max-xl:row-start-2">
        {reasonOf(entity, clockText)}
        <Affected pipelines={pipelines} />
      </span>
      <span className="whitespace-nowrap text-fg-2 sm:text-right sm:max-xl:col-start-3 sm:max-xl:row-start-1">
        {since && <SinceText since={since} />}
      </span>
    </li>
  )
}

/** "14 min, since 08:22 UTC"; "seen" where only this screen tells; "≥" where it was so before. */
function SinceText({ since }: { since: Since }) {
  const clockText = useClockText()
  const { sinceMs, isAtLeast, isObserved } = since
  return (
    <span title={sinceWords(since, clockText)}>
      {isAtLeast && <AtLeast />}
      <Age sinceMs={sinceMs} />, {isObserved ? 'seen since' : 'since'} {clockText(sinceMs)}
    </span>
  )
}

function Affected({ pipelines }: { pipelines: readonly JudgedPipeline[] }) {
  if (pipelines.length === 0) return null
  const more = pipelines.length - FIRST_PIPELINES
  return (
    <span className="flex max-w-full flex-wrap items-baseline gap-x-2">
      Affects
      {pipelines.slice(0, FIRST_PIPELINES).map(({ id, name }) => (
        <EntityLink key={id} href={pipelineHref(id)} name={name} />
      ))}
      {more > 0 && <span>and {more} more</span>}
    </span>
  )
}
