import { useState } from 'react'
import { Button } from '#src/ui/button.tsx'
import { say } from '#src/ui/said.tsx'

/** Puts a text on the clipboard and says that it is there. */
export function CopyButton({ what, text }: { what: string; text: string }) {
  const [said, setSaid] = useState<string | null>(null)
  async function copy() {
    const words = await copied(what, text)
    setSaid(words)
    say(words)
  }
  return <Button onClick={() => void copy()}>{said ?? `Copy ${what}`}</Button>
}

async function copied(what: string, text: string): Promise<string> {
  try {
    await navigator.clipboard.writeText(text)
    return `Copied the ${what}`
  } catch {
    return 'The browser does not allow copying here'
  }
}
