import { Button } from '#src/ui/button.tsx'
import { Notice } from '#src/ui/notice.tsx'
import { useMark } from '#src/url/chart/use-mark.ts'
import { usePin } from '#src/url/chart/use-pin.ts'
import { useTimeState } from '#src/url/time/use-time-state.tsx'

/** What the address says about time that cannot be used, until it is taken out of the address. */
export function TimeProblems() {
  const { problems: ofTime, dropProblems } = useTimeState()
  const { problem: ofPin, setPin } = usePin()
  const { problem: ofMark, setMark } = useMark()
  const problems = [...ofTime, ofPin, ofMark].filter((one) => one !== null)
  const understood = () => {
    dropProblems()
    if (ofPin !== null) setPin(null)
    if (ofMark !== null) setMark(null)
  }
  return (
    <div aria-live="polite">
      {problems.length > 0 && (
        <Notice
          tone="warn"
          title="Not all of the address could be read."
          action={<Button onClick={understood}>Understood</Button>}
        >
          {problems.join(' ')}
        </Notice>
      )}
    </div>
  )
}
