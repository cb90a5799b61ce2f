import { Button } from '#src/ui/button.tsx'
import { Notice } from '#src/ui/notice.tsx'
import type { KnownList } from './use-known-list.ts'

/** What the address asks of the list that it does not know, until it is taken out of the address. */
export function ListProblems({ list, problems }: KnownList) {
  const { sentences, without } = problems
  return (
    <div aria-live="polite">
      {sentences.length > 0 && (
        <Notice
          tone="warn"
          title="Not all of the address could be read."
          action={<Button onClick={() => list.choose(without, 'typed')}>Understood</Button>}
        >
          {sentences.join(' ')}
        </Notice>
      )}
    </div>
  )
}
