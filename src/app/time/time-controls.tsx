import { ChevronLeft, ChevronRight, Clock, ZoomOut } from 'lucide-react'
import { lazy, Suspense, useCallback, useRef, useState } from 'react'
import { zoneLabel } from '#src/format/clock-time.ts'
import { pageNow } from '#src/model/time/server-time.ts'
import { edgesOf } from '#src/model/time/time-range.ts'
import { useKeyCommands, type KeyCommand } from '#src/ui/keys/key-commands.ts'
import { keysText } from '#src/ui/keys/keys-text.ts'
import { Said } from '#src/ui/said.tsx'
import { pointWords, rangeWords, rangeWordsShort } from '#src/ui/time/range-words.ts'
import { useTimeState } from '#src/url/time/use-time-state.tsx'
import { useTimeCommands } from './use-time-commands.ts'

const loadDialog = () => import('#src/ui/time/time-dialog.tsx')
const TimeDialog = lazy(async () => ({ default: (await loadDialog()).TimeDialog }))

const ICONS: Readonly<Record<string, typeof Clock>> = {
  'time.back': ChevronLeft,
  'time.forward': ChevronRight,
  'time.zoom-out': ZoomOut,
}

/**
 * The page's time in the top bar: the range, its zone and points, and the ways to another. It keeps
 * its room: the words about the connection, which have details behind them, are cut short first.
 */
export function TimeControls() {
  const commands = useTimeCommands()
  useKeyCommands(commands)
  const [place, setPlace] = useState<{ left: number; top: number } | null>(null)
  const button = useRef<HTMLButtonElement>(null)
  const close = useCallback(() => setPlace(null), [])
  return (
    <div className="flex min-w-0 shrink-0 items-center gap-1 sm:relative sm:max-w-1/4 lg:max-w-2/5">
      <RangeButton ref={button} isOpen={place !== null} onOpen={setPlace} />
      <div className="flex max-lg:hidden">
        {commands.map((command) => (
          <CommandButton key={command.id} command={command} />
        ))}
      </div>
      {place && (
        <Suspense fallback={null}>
          <TimeDialog place={place} commands={commands} onClose={close} />
        </Suspense>
      )}
      <Said />
    </div>
  )
}

type RangeButtonProps = {
  ref: React.RefObject<HTMLButtonElement | null>
  isOpen: boolean
  onOpen: (place: { left: number; top: number }) => void
}

function RangeButton({ ref, isOpen, onOpen }: RangeButtonProps) {
  const { range, step, zone } = useTimeState()
  const zoneName = zoneLabel(zone, edgesOf(range, pageNow()).toMs)
  const words = rangeWords(range, zone, 'short')
  function open() {
    const box = ref.current?.getBoundingClientRect()
    const left = Math.min(box?.left ?? 0, Math.max(8, window.innerWidth - DIALOG_PX - 8))
    onOpen({ left, top: (box?.bottom ?? 0) + 4 })
  }
  return (
    <button
      ref={ref}
      type="button"
      aria-haspopup="dialog"
      aria-expanded={isOpen}
      onClick={open}
      onPointerEnter={() => void loadDialog()}
      onFocus={() => void loadDialog()}
      className="flex h-8 min-w-0 items-center gap-1.5 rounded-md border border-line-strong px-2 text-label font-medium max-sm:px-1.5 whitespace-nowrap hover:bg-raised pointer-coarse:h-11"
    >
      <Clock size={14} aria-hidden className="shrink-0 max-sm:hidden" />
      <PhoneWords words={rangeWordsShort(range, zone)} />
      <span className="sr-only">Time range: </span>
      <span className="truncate max-sm:sr-only">{words} </span>
      <span className="text-fg-2 max-sm:sr-only">{zoneName} </span>
      <span className="min-w-0 shrink-999 truncate text-fg-3 max-xl:sr-only">
        {pointWords(step)}
      </span>
    </button>
  )
}

const DIALOG_PX = 416

/** Two ends stand in two small lines. */
function PhoneWords({ words }: { words: string }) {
  const lines = words.split(/ (?=– )/)
  return (
    <span
      aria-hidden
      className={`min-w-0 text-left sm:hidden ${lines.length > 1 ? 'text-2xs leading-3.5' : ''}`}
    >
      {lines.map((line) => (
        <span key={line} className="block truncate">
          {line}
        </span>
      ))}
    </span>
  )
}

function CommandButton({ command: { id, name, keys, run } }: { command: KeyCommand }) {
  const Icon = ICONS[id]
  if (!Icon) return null
  return (
    <button
      type="button"
      onClick={run}
      aria-label={name}
      title={`${name} (${keysText(keys)})`}
      className="grid size-8 shrink-0 place-items-center rounded-md text-fg-2 hover:bg-raised hover:text-fg pointer-coarse:size-11"
    >
      <Icon size={16} aria-hidden />
    </button>
  )
}
