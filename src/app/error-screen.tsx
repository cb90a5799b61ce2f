import { useRouteError } from 'react-router'
import { failureText } from '#src/panels/failure-text.ts'
import { Button } from '#src/ui/button.tsx'
import { Notice } from '#src/ui/notice.tsx'

/** A page that broke while it was drawn: what happened, and the way out. */
export function ErrorScreen() {
  const { title, advice } = failureText(useRouteError())
  return (
    <Notice
      tone="crit"
      title={title}
      action={<Button onClick={() => location.reload()}>Reload the page</Button>}
    >
      {advice}
    </Notice>
  )
}
