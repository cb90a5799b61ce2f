import type { ChartLine } from '#src/charts/lines/chart-line.ts'
import { isComparison } from '#src/charts/lines/chart-line.ts'
import type { LineLook } from '#src/charts/lines/line-look.ts'
import { isolateLine, toggleLine, type LineChoice } from './legend-choice.ts'
import { LineSwatch } from './line-swatch.tsx'

/** What a press on the name of a line needs to make a new choice. */
export type Choosing = {
  readonly lines: readonly ChartLine[]
  readonly choice: LineChoice
  readonly onChange: (choice: LineChoice) => void
}

export type LegendNameProps = {
  readonly line: ChartLine
  readonly look: LineLook
  readonly isDrawn: boolean
  /** Absent: the name is text. So is that of a comparison, which stays with its line. */
  readonly choose?: Choosing
}

const HEADER = 'max-w-0 py-0.5 text-left font-normal'

/** Swatch and name of a line; a press shows it alone, one with shift or ctrl hides or shows it. */
export function LegendName({ line, look, isDrawn, choose }: LegendNameProps) {
  const { id, label } = line
  if (!choose || isComparison(line)) {
    return (
      <th scope="row" className={`${HEADER} truncate`} title={label}>
        <Swatch look={look} />
        {label}
      </th>
    )
  }
  const { lines, choice, onChange } = choose
  return (
    <th scope="row" className="max-w-0 text-left font-normal">
      <button
        type="button"
        aria-pressed={isDrawn}
        title={`${label}: press to show it alone, with shift or ctrl to hide or show it`}
        className="block min-h-6 w-full truncate rounded-sm text-left text-inherit -outline-offset-2 hover:bg-raised pointer-coarse:min-h-11"
        style={{ textDecoration: 'inherit' }}
        onClick={({ shiftKey, ctrlKey, metaKey }) => {
          const change = shiftKey || ctrlKey || metaKey ? toggleLine : isolateLine
          onChange(change(choice, lines, id))
        }}
      >
        <Swatch look={look} />
        {label}
      </button>
    </th>
  )
}

function Swatch({ look }: { readonly look: LineLook }) {
  return (
    <span className="mr-2 inline-block align-middle *:block">
      <LineSwatch look={look} />
    </span>
  )
}
