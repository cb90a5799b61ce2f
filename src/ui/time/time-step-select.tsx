import { pageNow } from '#src/model/time/server-time.ts'
import {
  durationOf,
  pointsOf,
  resolveRange,
  stepForDuration,
  STEPS,
  type Step,
} from '#src/model/time/time-range.ts'
import { parseStep, stepText } from '#src/url/time/step-text.ts'
import { MOST_ASKED_POINTS } from '#src/url/time/time-choice.ts'
import type { TimeState } from '#src/url/time/use-time-state.tsx'
import { pointWords, stepWords } from './range-words.ts'
import { FIELD } from './time-fields.tsx'

/** Width of the points of every chart: the one that suits the range, or another. */
export function TimeStepSelect({ time }: { time: TimeState }) {
  const { range, step, chosenStep, setStep } = time
  const nowMs = pageNow()
  const fitting = stepForDuration(durationOf(range, nowMs))
  const points = (one: Step) => pointsOf(resolveRange(range, one, nowMs), one)
  const chosen = chosenStep && stepText(chosenStep)
  const isListed = chosenStep === null || STEPS.some((one) => stepText(one) === chosen)
  const options = isListed ? STEPS : [...STEPS, chosenStep]
  return (
    <label className="flex min-w-0 flex-1 flex-col gap-1 text-label text-fg-2">
      Points
      <select
        value={chosen ?? ''}
        onChange={(event) => setStep(parseStep(event.target.value))}
        className={`${FIELD} text-fg`}
      >
        <option value="">Suits the range: {stepWords(fitting)}</option>
        {options.map((one) => (
          <option
            key={stepText(one)}
            value={stepText(one)}
            disabled={points(one) > MOST_ASKED_POINTS}
          >
            {stepWords(one)}, {countWords(points(one))}
          </option>
        ))}
      </select>
      <span className="text-2xs">
        {pointWords(step)}, {countWords(points(step))}
      </span>
    </label>
  )
}

function countWords(points: number): string {
  return points === 1 ? '1 point' : `${points} points`
}
