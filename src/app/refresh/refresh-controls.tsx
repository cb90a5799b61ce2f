import { FastForward, Pause, Play, RefreshCw, type LucideIcon } from 'lucide-react'
import { useEffect, useMemo } from 'react'
import type { RefreshInterval } from '#src/model/time/refresh-interval.ts'
import { useRefreshState } from '#src/ui/age/refresh-context.tsx'
import { useKeyCommands } from '#src/ui/keys/key-commands.ts'
import { useRefreshRounds } from './refresh-provider.tsx'
import type { RefreshRounds } from './refresh-rounds.ts'
import { RefreshSelect } from './refresh-select.tsx'

export type RefreshControlsProps = {
  /** How often the page asks again: the choice in the address. */
  interval: RefreshInterval
  /** Nothing is asked by itself while the page stands still. */
  isFrozen: boolean
  onInterval: (interval: RefreshInterval) => void
}

/** Play, pause, force, now, and how often; Space and R do the same where nothing else uses them. */
export function RefreshControls({ interval, isFrozen, onInterval }: RefreshControlsProps) {
  const rounds = useRefreshRounds()
  const mode = useRefreshState((state) => state.mode)
  useEffect(() => rounds.setInterval(interval), [rounds, interval])
  const isPaused = mode === 'paused'
  const isForced = mode === 'forced'
  const { togglePause, refreshNow } = useRefreshCommands(rounds, isPaused)
  return (
    <fieldset
      aria-label="Refresh"
      disabled={isFrozen}
      className="flex shrink-0 items-center gap-0.5 disabled:opacity-50"
    >
      <IconButton
        label={isPaused ? 'Play (Space)' : 'Pause (Space)'}
        Icon={isPaused ? Play : Pause}
        onClick={togglePause}
      />
      <IconButton
        label="Go on in a hidden tab too"
        Icon={FastForward}
        isPressed={isForced}
        onClick={() => rounds.setMode(isForced ? 'playing' : 'forced')}
      />
      <IconButton label="Ask everything now (R)" Icon={RefreshCw} onClick={refreshNow} />
      <span className="max-sm:hidden">
        <RefreshSelect interval={interval} onInterval={onInterval} />
      </span>
    </fieldset>
  )
}

/** What the buttons do, by key and from the palette too. */
function useRefreshCommands(rounds: RefreshRounds, isPaused: boolean) {
  const actions = useMemo(
    () => ({
      togglePause: () => rounds.setMode(isPaused ? 'playing' : 'paused'),
      refreshNow: () => rounds.refreshNow(),
    }),
    [rounds, isPaused],
  )
  const { togglePause, refreshNow } = actions
  const pauseName = isPaused ? 'Play' : 'Pause'
  useKeyCommands(
    useMemo(
      () => [
        { id: 'refresh.now', keys: ['r'], name: 'Ask everything now', run: refreshNow },
        { id: 'refresh.pause', keys: [' '], name: pauseName, run: togglePause },
      ],
      [refreshNow, togglePause, pauseName],
    ),
  )
  return actions
}

type IconButtonProps = {
  label: string
  Icon: LucideIcon
  /** Left out: no switch, just a button. */
  isPressed?: boolean
  onClick: () => void
}

function IconButton({ label, Icon, isPressed, onClick }: IconButtonProps) {
  return (
    <button
      type="button"
      onClick={onClick}
      aria-label={label}
      aria-pressed={isPressed}
      title={label}
      className="grid size-8 shrink-0 place-items-center rounded-md hover:bg-raised aria-pressed:bg-info aria-pressed:text-on-status pointer-coarse:size-11 max-sm:not-nth-3:hidden"
    >
      <Icon size={16} aria-hidden />
    </button>
  )
}
