import { Link } from 'react-router'
import type { StatusShape as Shape, StatusTone } from '#src/model/status.ts'
import { oldSinceMs, type JudgedPipeline } from '#src/panels/fleet/fleet.ts'
import { useFleet } from '#src/panels/fleet/use-fleet.ts'
import { useClockText } from '#src/ui/age/use-clock-text.ts'
import { StatusShape } from '#src/ui/status/status-shape.tsx'
import { TONE_TEXT } from '#src/ui/status/tone-text.ts'
import { listHref } from '#src/url/list/list-href.ts'
import { useKeptSearch } from '#src/url/list/use-kept-search.ts'
import { PATHS } from '#src/url/paths.ts'

type Tone = { readonly tone: StatusTone; readonly shape: Shape; readonly words: string }

const TONES: readonly Tone[] = [
  { tone: 'crit', shape: 'diamond', words: 'broken or stalled' },
  { tone: 'warn', shape: 'triangle', words: 'with a warning' },
  { tone: 'info', shape: 'half', words: 'in progress' },
  { tone: 'off', shape: 'unknown', words: 'paused or unknown' },
  { tone: 'ok', shape: 'circle', words: 'flowing or quiet' },
]

/** Room for what most accounts have to say: the time control beside them stays where it is when they come. */
const BOX = 'flex min-w-52 shrink-0 items-center max-xl:hidden'

/** How many pipelines of the account are how well, whatever page is open. */
export function TopBarCounts() {
  const { pipelines } = useFleet()
  const clockText = useClockText()
  const judged = [...(pipelines?.values() ?? [])].filter(({ verdict }) => verdict.age !== 'unknown')
  if (pipelines?.size === 0) return <div className={BOX} />
  if (judged.length === 0) return <NotKnown />
  const oldMs = oldSinceMs(judged)
  return (
    <ul aria-label="Pipelines by state" className={`${BOX} ${oldMs === null ? '' : 'saturate-25'}`}>
      {oldMs !== null && <li className="text-2xs text-fg-2">as of {clockText(oldMs)}</li>}
      {TONES.map((one) => (
        <ToneCount
          key={one.tone}
          {...one}
          pipelines={judged.filter(({ verdict }) => verdict.tone === one.tone)}
        />
      ))}
    </ul>
  )
}

function NotKnown() {
  return (
    <p className={`${BOX} px-1 text-fg-3`} title="Pipelines by state: not known yet">
      <span aria-hidden>…</span>
      <span className="sr-only">Pipelines by state: not known yet</span>
    </p>
  )
}

type ToneCountProps = Tone & { pipelines: readonly JudgedPipeline[] }

function ToneCount({ tone, shape, words, pipelines }: ToneCountProps) {
  const kept = useKeptSearch()
  if (pipelines.length === 0) return null
  const states = [...new Set(pipelines.map(({ verdict }) => verdict.state))]
  return (
    <li>
      <Link
        to={listHref(PATHS.pipelines, kept, states)}
        title={`${pipelines.length} ${words}`}
        className="flex min-h-8 items-center gap-1 rounded-md px-1 text-table no-underline hover:bg-raised"
      >
        <span className={TONE_TEXT[tone]}>
          <StatusShape shape={shape} />
        </span>
        {pipelines.length}
        <span className="sr-only"> {words}</span>
      </Link>
    </li>
  )
}
