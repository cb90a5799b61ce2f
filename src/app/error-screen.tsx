import { useIsUnattended } from '#src/app/refresh/unattended-context.ts'
import { useReloadWhenServed } from '#src/app/refresh/use-reload-when-served.ts'
import { failureText } from '#src/panels/cards/failure-text.ts'
import { Button } from '#src/ui/button.tsx'
import { Notice } from '#src/ui/notice.tsx'

/** A page that could not be opened: what happened, and the way out. */
export function ErrorScreen({ error }: { error: unknown }) {
  return isMissingCode(error) ? <CodeUnreachable /> : <PageBroken error={error} />
}

/** The page's code could not be fetched: the server is away, or it serves a newer build. */
function CodeUnreachable() {
  useReloadWhenServed()
  return (
    <Notice tone="crit" title="Streamgauge cannot be reached." action={<ReloadButton />}>
      This page is not loaded yet. It opens by itself as soon as the server answers.
    </Notice>
  )
}

function PageBroken({ error }: { error: unknown }) {
  const isUnattended = useIsUnattended()
  const { title, advice } = failureText(error)
  return (
    <Notice tone="crit" title={title} action={<ReloadButton />}>
      {advice}
      {isUnattended && <LoadsAnew />}
    </Notice>
  )
}

function LoadsAnew() {
  useReloadWhenServed()
  return <> It is loaded anew by itself, at most once a minute.</>
}

function ReloadButton() {
  return <Button onClick={() => location.reload()}>Reload the page</Button>
}

/** Browsers word it differently; all of them speak of a module and of importing or loading it. */
function isMissingCode(error: unknown): boolean {
  return error instanceof TypeError && /import|module/i.test(error.message)
}
