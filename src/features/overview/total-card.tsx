import { THIN_SPACE } from '#src/format/digits.ts'
import { formatText, type DisplayUnit } from '#src/format/number.ts'
import type { Total } from '#src/series/total.ts'
import { Quantity } from '#src/ui/quantity.tsx'

export type TotalCardProps = {
  label: string
  /** What exactly is counted. */
  explanation: string
  unit: DisplayUnit
  /** Undefined: not answered yet. */
  now: Total | undefined
  /** Undefined: not answered, or nobody knows. */
  yesterday: Total | undefined
  /** Says why there is no yesterday, where the API has none. */
  noYesterday?: string
  /** What the number is a part of. */
  of?: number | undefined
}

/** One number for the whole account, and what it was at the same time yesterday. */
export function TotalCard(props: TotalCardProps) {
  const { label, explanation, unit, now, yesterday, of } = props
  const { noYesterday = 'yesterday not answered' } = props
  return (
    <div className="min-w-0 rounded-tile border border-line bg-surface p-tile">
      <dt className="truncate text-label text-fg-2" title={explanation}>
        {label}
      </dt>
      <dd className="mt-1 flex flex-col">
        <span className="min-h-8 truncate text-num-lg [&_.unit]:text-sm">
          {now ? <TotalValue total={now} unit={unit} /> : <span className="text-fg-3">…</span>}
          {of !== undefined && <span className="text-sm font-normal text-fg-2"> of {of}</span>}
        </span>
        <span className="min-h-8 text-label text-fg-2 2xl:min-h-4">
          {now && <Change now={now} yesterday={yesterday} unit={unit} nothing={noYesterday} />}
        </span>
        <span className="min-h-4 truncate text-2xs text-fg-3">
          {now !== undefined && now.missing > 0 && `${now.missing} not reported`}
        </span>
      </dd>
    </div>
  )
}

function TotalValue({ total: { value, missing }, unit }: { total: Total; unit: DisplayUnit }) {
  return (
    <>
      {value !== null && missing > 0 && (
        <span title="Some are not reported: at least so much">
          ≥<span className="sr-only"> at least</span>
          {THIN_SPACE}
        </span>
      )}
      <Quantity value={value} unit={unit} />
    </>
  )
}

type ChangeProps = {
  now: Total
  yesterday: Total | undefined
  unit: DisplayUnit
  nothing: string
}

function Change({ now, yesterday, unit, nothing }: ChangeProps) {
  const before = yesterday?.value ?? null
  if (now.value === null || before === null) return <>{nothing}</>
  const was = `yesterday ${formatText(before, unit, 'card')}`
  return (
    <span title="At the same time yesterday">
      {changeWords(now.value, before)}, <span className="inline-block">{was}</span>
    </span>
  )
}

/** "▲ 12 % more": the direction as sign and word, the size as a share of yesterday. */
export function changeWords(now: number, before: number): string {
  if (now === before) return 'as much'
  const [sign, word] = now > before ? ['▲', 'more'] : ['▼', 'less']
  const percent = before === 0 ? Infinity : Math.round((Math.abs(now - before) / before) * 100)
  if (percent === 0) return 'as much'
  return percent > 999 ? `${sign} ${word}` : `${sign} ${percent} % ${word}`
}
