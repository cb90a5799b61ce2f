import type { ChartLine } from '#src/charts/lines/chart-line.ts'
import { FIRST_CHOICE, measured, showAllLines, showMoreLines } from './legend-choice.ts'
import type { LineChoice } from './legend-choice.ts'

export type LegendCountProps = {
  readonly lines: readonly ChartLine[]
  readonly drawn: readonly ChartLine[]
  readonly choice: LineChoice | undefined
  readonly onChange: ((choice: LineChoice) => void) | undefined
}

/** How many of the lines are drawn, with the buttons that bring the others; nothing when all are. */
export function LegendCount({ lines, drawn, choice, onChange }: LegendCountProps) {
  const total = measured(lines).length
  const count = measured(drawn).length
  const hidden = choice ? lines.filter(({ id }) => choice.hidden.has(id)).length : 0
  const isLong = choice !== undefined && choice.shown > FIRST_CHOICE.shown
  if (count === total && !isLong) return null
  return (
    <p className="flex flex-wrap gap-x-3 py-0.5 text-2xs text-fg-3">
      <output>{`showing ${count} of ${total}`}</output>
      {choice && onChange && (
        <>
          {hidden > 0 && (
            <TextButton onClick={() => onChange(showAllLines(choice))}>show all</TextButton>
          )}
          {choice.shown < total && (
            <TextButton onClick={() => onChange(showMoreLines(choice, lines))}>
              show more
            </TextButton>
          )}
          {isLong && (
            <TextButton onClick={() => onChange({ ...choice, shown: FIRST_CHOICE.shown })}>
              show fewer
            </TextButton>
          )}
        </>
      )}
    </p>
  )
}

function TextButton(props: { readonly onClick: () => void; readonly children: string }) {
  return (
    <button
      type="button"
      onClick={props.onClick}
      className="rounded-sm text-fg-2 underline pointer-coarse:min-h-11"
    >
      {props.children}
    </button>
  )
}
