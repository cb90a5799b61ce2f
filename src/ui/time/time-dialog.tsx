import { useEffect, useRef } from 'react'
import { pageNow } from '#src/model/time/server-time.ts'
import type { TimeRange } from '#src/model/time/time-range.ts'
import { Button } from '#src/ui/button.tsx'
import type { KeyCommand } from '#src/ui/keys/key-commands.ts'
import { keysText } from '#src/ui/keys/keys-text.ts'
import { rangeQuery } from '#src/url/time/range-text.ts'
import { useTimeState } from '#src/url/time/use-time-state.tsx'
import { recentRanges, rememberRange } from './recent-ranges.ts'
import { CalendarRange, TypedRange } from './time-fields.tsx'
import { PRESETS, RangeButtons } from './time-presets.tsx'
import { TimeStepSelect } from './time-step-select.tsx'
import { TimeZoneField } from './time-zone-field.tsx'

export type TimeDialogProps = {
  /** Corner under the button that opened it, px in the viewport. */
  place: { readonly left: number; readonly top: number }
  /** What can be done with the range besides choosing another. */
  commands: readonly KeyCommand[]
  onClose: () => void
}

/** Range, points and zone of the page. Escape and a click beside it close it. */
export function TimeDialog({ place, commands, onClose }: TimeDialogProps) {
  const time = useTimeState()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal()
  }, [])
  const { range, zone, setRange } = time
  const recent = recentRanges(zone, pageNow())
  function choose(chosen: TimeRange) {
    if (!PRESETS.includes(chosen)) rememberRange(chosen)
    setRange(chosen)
    dialog.current?.close()
  }
  const field = { range, zone, onChoose: choose }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events -- the click beside the dialog; its key is Escape
    <dialog
      ref={dialog}
      aria-label="Time range"
      data-keys="time."
      onClose={onClose}
      onClick={(event) => {
        if (event.target === dialog.current) dialog.current.close()
      }}
      style={{ left: place.left, top: place.top, maxHeight: `calc(100dvh - ${place.top + 8}px)` }}
      className="m-0 w-104 max-w-[calc(100vw-1rem)] overflow-y-auto rounded-tile border border-line-strong bg-surface p-0 text-fg backdrop:bg-transparent"
    >
      <div className="flex flex-col gap-4 p-3">
        <TypedRange key={rangeQuery(range)} {...field} />
        <RangeButtons {...field} label="Last" ranges={PRESETS} current={range} isPreset />
        {recent.length > 0 && (
          <RangeButtons {...field} label="Recent on this device" ranges={recent} current={range} />
        )}
        <CalendarRange {...field} />
        <div className="flex flex-wrap gap-3 max-sm:flex-col">
          <TimeStepSelect time={time} />
          <TimeZoneField time={time} />
        </div>
        <Commands commands={commands} />
      </div>
    </dialog>
  )
}

function Commands({ commands }: { commands: readonly KeyCommand[] }) {
  return (
    <div className="grid grid-cols-2 gap-1.5">
      {commands.map(({ id, name, keys, run }) => (
        <Button key={id} onClick={run} className="justify-between">
          {name}
          <kbd className="text-2xs text-fg-3 pointer-coarse:hidden">{keysText(keys)}</kbd>
        </Button>
      ))}
    </div>
  )
}
