import { useRefreshState } from '#src/ui/age/refresh-context.tsx'
import { Button } from '#src/ui/button.tsx'
import { Notice } from '#src/ui/notice.tsx'

/** Says that nothing is asked any more, and why, until somebody signs in again. */
export function SignedOut() {
  const isSignedOut = useRefreshState((state) => state.signedOutMs !== null)
  return (
    <div aria-live="assertive">
      {isSignedOut && (
        <Notice
          tone="crit"
          title="You are signed out."
          action={<Button onClick={() => location.reload()}>Sign in again</Button>}
        >
          Nothing is asked until you sign in; the values on this page stay as they were.
        </Notice>
      )}
    </div>
  )
}
