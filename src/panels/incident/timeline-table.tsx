import { Crosshair, ZoomIn } from 'lucide-react'
import { useState } from 'react'
import { formatMoment, zoneLabel } from '#src/format/clock-time.ts'
import { MINUTE_MS, type TimeWindow } from '#src/model/time/time-range.ts'
import { Button } from '#src/ui/button.tsx'
import { usePin } from '#src/url/chart/use-pin.ts'
import { useTimeState } from '#src/url/time/use-time-state.tsx'
import { subjectWords } from './subject.tsx'
import { newestFirst, type TimelineEntry } from './timeline.ts'

export type TimelineTableProps = {
  entries: readonly TimelineEntry[]
  /** What the entries lie in; times carry a date where it crosses midnight. */
  window: TimeWindow
}

const FIRST_SHOWN = 8
/** What is shown around the onset of an entry. */
const AROUND_MS = 15 * MINUTE_MS

/** What happened, what ended last first; each entry leads to its instant in the charts. */
export function TimelineTable({ entries, window }: TimelineTableProps) {
  const { zone } = useTimeState()
  const [isWhole, setIsWhole] = useState(false)
  const ordered = newestFirst(entries)
  const shown = isWhole ? ordered : ordered.slice(0, FIRST_SHOWN)
  const left = ordered.length - shown.length
  return (
    <div className="flex flex-col items-start gap-2">
      <table
        aria-label="Timeline"
        className="w-full rounded-tile border border-line bg-surface text-table"
      >
        <thead>
          <tr className="text-left text-label text-fg-2">
            <th scope="col" className={`${CELL} sm:w-44`}>
              {zoneLabel(zone, window.toMs)}
            </th>
            <th scope="col" className={CELL}>
              what happened
            </th>
            <th scope="col" className={`${CELL} max-sm:hidden`}>
              to what
            </th>
            <th scope="col" className={`${CELL} print:hidden sm:w-24`}>
              <span className="sr-only">in the charts</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((entry) => (
            <Entry key={keyOf(entry)} entry={entry} window={window} />
          ))}
        </tbody>
      </table>
      {left > 0 && <Button onClick={() => setIsWhole(true)}>{left} more, older</Button>}
    </div>
  )
}

const CELL = 'px-3 py-1 align-baseline font-normal max-sm:px-2'

function Entry({ entry, window }: { entry: TimelineEntry; window: TimeWindow }) {
  const { zone, setRange } = useTimeState()
  const { setPin } = usePin()
  const { atMs, words, subject, isObserved } = entry
  const clock = formatMoment(atMs, zone, { window, style: 'minute' })
  const range = { kind: 'fixed', fromMs: atMs - AROUND_MS, toMs: atMs + AROUND_MS } as const
  return (
    <tr className="border-t border-line">
      <th scope="row" className={`${CELL} text-left tabular-nums sm:whitespace-nowrap`}>
        {timesOf(entry, zone, window)}
      </th>
      <td className={CELL}>
        {words}
        {isObserved && <span className="text-fg-3"> · observed on this screen</span>}
      </td>
      <td className={`${CELL} text-fg-2 max-sm:hidden`}>{subjectWords(subject)}</td>
      <td className={`${CELL} print:hidden`}>
        <span className="flex justify-end">
          <IconButton
            label={`Pin ${clock}, ${words}`}
            title="Pin this instant in all charts"
            Icon={Crosshair}
            onClick={() => setPin(atMs)}
          />
          <IconButton
            label={`Show 15 min around ${clock}, ${words}`}
            title="Show 15 min before and after"
            Icon={ZoomIn}
            onClick={() => setRange(range)}
          />
        </span>
      </td>
    </tr>
  )
}

type IconButtonProps = {
  label: string
  title: string
  Icon: typeof Crosshair
  onClick: () => void
}

function IconButton({ label, title, Icon, onClick }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={title}
      onClick={onClick}
      className="grid size-8 place-items-center rounded-md text-fg-2 hover:bg-raised pointer-coarse:size-11"
    >
      <Icon size={14} aria-hidden />
    </button>
  )
}

/** "14:05", or "14:05 – 14:10" for what lasted or may have happened at any moment between. */
export function timesOf(
  { atMs, toMs }: Pick<TimelineEntry, 'atMs' | 'toMs'>,
  zone: string,
  window: TimeWindow,
): string {
  const moment = (ms: number) => formatMoment(ms, zone, { window, style: 'minute' })
  return toMs === null ? moment(atMs) : `${moment(atMs)} – ${moment(toMs)}`
}

function keyOf({ atMs, kind, words, subject }: TimelineEntry): string {
  return `${atMs} ${kind} ${subject?.kind ?? ''} ${words}`
}
