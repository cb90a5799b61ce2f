import { useId, useState } from 'react'
import { pageNow } from '#src/model/time/server-time.ts'
import { edgesOf, type TimeRange } from '#src/model/time/time-range.ts'
import { Button } from '#src/ui/button.tsx'
import { rangeQuery, rangeTexts } from '#src/url/time/range-text.ts'
import { parseTyped } from '#src/url/time/typed-range.ts'
import { parseWall, wallText } from '#src/url/wall-text.ts'

export const FIELD =
  'min-h-8 min-w-0 rounded-md border border-line-strong bg-canvas px-2 text-table pointer-coarse:min-h-11'

export type RangeFieldProps = {
  range: TimeRange
  zone: string
  onChoose: (range: TimeRange) => void
}

/** A range by typing or pasting it; what cannot be read is said under the field. */
export function TypedRange({ range, zone, onChoose }: RangeFieldProps) {
  const id = useId()
  const [problem, setProblem] = useState<string | null>(null)
  const { from, to } = rangeTexts(range)
  function choose(form: FormData) {
    const read = parseTyped(textOf(form, 'range'), zone, pageNow())
    setProblem(read.problem)
    if (read.range) onChoose(read.range)
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        choose(new FormData(event.currentTarget))
      }}
    >
      <label htmlFor={id} className="mb-1 block text-label text-fg-2">
        Type or paste a range
      </label>
      <div className="flex gap-2">
        <input
          id={id}
          name="range"
          autoComplete="off"
          spellCheck={false}
          defaultValue={to === 'now' ? from : `${from} to ${to}`}
          aria-invalid={problem !== null}
          aria-describedby={`${id}-help`}
          onFocus={(event) => event.currentTarget.select()}
          className={`${FIELD} flex-1`}
        />
        <Button type="submit">Show</Button>
      </div>
      <p id={`${id}-help`} role={problem ? 'alert' : undefined} className="mt-1 text-2xs text-fg-2">
        {problem ?? '6h · now-2h · 2026-11-20 14:00 · 2026-11-20 14:00 to 16:30 · yesterday'}
      </p>
    </form>
  )
}

/** A range by two dates with times on the clock of the page's zone. */
export function CalendarRange({ range, zone, onChoose }: RangeFieldProps) {
  const [problem, setProblem] = useState<string | null>(null)
  const { fromMs, toMs } = edgesOf(range, pageNow())
  function choose(form: FormData) {
    const from = parseWall(textOf(form, 'from'), zone)
    const to = parseWall(textOf(form, 'to'), zone)
    const isRange = from !== null && to !== null && from < to
    setProblem(isRange ? null : 'The beginning must be before the end, both with date and time.')
    if (isRange) onChoose({ kind: 'fixed', fromMs: from, toMs: to })
  }
  return (
    <form
      key={`${rangeQuery(range)} ${zone}`}
      className="grid grid-cols-[1fr_auto] items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        choose(new FormData(event.currentTarget))
      }}
    >
      <Moment name="from" label="From" atMs={fromMs} zone={zone} />
      <Moment name="to" label="To" atMs={toMs} zone={zone} />
      <Button type="submit">Show</Button>
      {problem && (
        <p role="alert" className="col-span-2 text-2xs text-fg-2">
          {problem}
        </p>
      )}
    </form>
  )
}

type MomentProps = { name: string; label: string; atMs: number; zone: string }

function Moment({ name, label, atMs, zone }: MomentProps) {
  return (
    <label className="col-start-1 flex min-w-0 items-center gap-2 text-label text-fg-2">
      <span className="w-9 shrink-0">{label}</span>
      <input
        type="datetime-local"
        name={name}
        required
        defaultValue={wallText(atMs, zone)}
        className={`${FIELD} w-full text-fg`}
      />
    </label>
  )
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}
