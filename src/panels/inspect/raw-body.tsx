import { useEffect, useState } from 'react'
import { readRaw, type RawAnswer } from '#src/api/http/raw-answer.ts'
import type { Trace } from '#src/api/http/trace.ts'
import { formatText } from '#src/format/number.ts'
import { useClockText } from '#src/ui/age/use-clock-text.ts'
import { Skeleton } from '#src/ui/skeleton.tsx'
import { CopyButton } from './copy-button.tsx'

/** More text than this makes the page slow, and nobody reads it. */
const MOST_CHARACTERS = 20_000
const HEIGHT = 320

/** The body of an answer, asked for once more when it is opened: bodies are not kept. */
export function RawBody({ trace }: { trace: Trace }) {
  const clock = useClockText()
  const { raw, failure } = useRaw(trace)
  if (failure !== null) return <p className="text-crit">The answer could not be read: {failure}</p>
  if (!raw) return <Skeleton height={HEIGHT} label="Reading the answer again" />
  const { text, status, askedAtMs } = raw
  const shown = Math.min(text.length, MOST_CHARACTERS)
  return (
    <section aria-label="Answer" className="flex flex-col gap-2">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-label text-fg-2">
        <span>
          Asked again at {clock(askedAtMs, 'second')}, status {status};{' '}
          {shown < text.length
            ? `${count(shown)} of ${count(text.length)} characters`
            : `${count(text.length)} characters`}
        </span>
        <CopyButton what="whole answer" text={text} />
      </p>
      <pre
        className="overflow-auto rounded-md bg-raised p-2 text-label"
        style={{ maxHeight: HEIGHT }}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls is reached by keys
        tabIndex={0}
      >
        {text.slice(0, MOST_CHARACTERS)}
      </pre>
    </section>
  )
}

function count(characters: number): string {
  return formatText(characters, 'rows', 'full')
}

function useRaw(trace: Trace) {
  const [raw, setRaw] = useState<RawAnswer | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  // What is asked is the same for every trace of one request: a refresh behind the dialog asks nothing.
  const [asked] = useState(trace)
  useEffect(() => {
    const stop = new AbortController()
    readRaw(asked, stop.signal).then(setRaw, (error: unknown) => {
      if (!stop.signal.aborted) setFailure(error instanceof Error ? error.message : String(error))
    })
    return () => stop.abort()
  }, [asked])
  return { raw, failure } as const
}
