import { Snowflake } from 'lucide-react'
import { useMemo } from 'react'
import { useKeyCommands } from '#src/ui/keys/key-commands.ts'
import { useTimeState } from '#src/url/time/use-time-state.tsx'

/** Makes the page stand still, and lets it go on; `b` does the same. */
export function FreezeButton() {
  const { frozen, setFrozen } = useTimeState()
  const isFrozen = frozen !== null
  const name = isFrozen ? 'Go on live' : 'Freeze these instants'
  useKeyCommands(
    useMemo(
      () => [{ id: 'time.freeze', keys: ['b'], name, run: () => setFrozen(!isFrozen) }],
      [name, isFrozen, setFrozen],
    ),
  )
  return (
    <button
      type="button"
      aria-pressed={isFrozen}
      aria-label="Freeze"
      title={`${name} (b)`}
      onClick={() => setFrozen(!isFrozen)}
      className="grid size-8 shrink-0 place-items-center max-sm:hidden rounded-md hover:bg-raised aria-pressed:bg-info aria-pressed:text-on-status pointer-coarse:size-11"
    >
      <Snowflake size={16} aria-hidden />
    </button>
  )
}
