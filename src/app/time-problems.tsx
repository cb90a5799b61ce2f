import { Button } from '#src/ui/button.tsx'
import { Notice } from '#src/ui/notice.tsx'
import { useTimeState } from '#src/url/use-time-state.tsx'

/** What the address says about time that cannot be used, until it is taken out of the address. */
export function TimeProblems() {
  const { problems, dropProblems } = useTimeState()
  return (
    <div aria-live="polite">
      {problems.length > 0 && (
        <Notice
          tone="warn"
          title="Not all of the address could be read."
          action={<Button onClick={dropProblems}>Understood</Button>}
        >
          {problems.join(' ')}
        </Notice>
      )}
    </div>
  )
}
