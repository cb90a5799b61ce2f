import { useId, useState } from 'react'
import type { TimeState } from '#src/url/time/use-time-state.tsx'
import { ianaZone, parseZone } from '#src/url/time/zone-text.ts'
import { FIELD } from './time-fields.tsx'

const NAMES: readonly string[] = ['utc', 'local', ...Intl.supportedValuesOf('timeZone')]

/** Whose clock the page shows: UTC, this device's, or any zone by its IANA name. */
export function TimeZoneField({ time }: { time: TimeState }) {
  const { zone, zoneChoice, setZone } = time
  const id = useId()
  const [isUnknown, setIsUnknown] = useState(false)
  const isNamed = zoneChoice !== 'utc' && zoneChoice !== 'local'
  function choose(text: string) {
    const choice = text === '' ? 'utc' : parseZone(text)
    setIsUnknown(choice === null)
    if (choice !== null && choice !== zoneChoice) setZone(choice)
  }
  return (
    <div className="flex min-w-0 flex-1 flex-col gap-1 text-label text-fg-2">
      <label htmlFor={id}>Time zone</label>
      <input
        id={id}
        list={`${id}-zones`}
        autoComplete="off"
        spellCheck={false}
        defaultValue={isNamed ? zone : zoneChoice}
        aria-invalid={isUnknown}
        aria-describedby={`${id}-help`}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => {
          // A name picked from the list arrives whole; while somebody types, the field waits.
          if (NAMES.includes(event.target.value)) choose(event.target.value)
        }}
        onBlur={(event) => choose(event.target.value.trim())}
        onKeyDown={(event) => {
          if (event.key === 'Enter') choose(event.currentTarget.value.trim())
        }}
        className={`${FIELD} text-fg`}
      />
      <datalist id={`${id}-zones`}>
        {NAMES.map((name) => (
          <option key={name}>{name}</option>
        ))}
      </datalist>
      <span id={`${id}-help`} role={isUnknown ? 'alert' : undefined} className="text-2xs">
        {isUnknown
          ? 'No zone has this name.'
          : `utc · local (${ianaZone('local')}) · any IANA name`}
      </span>
    </div>
  )
}
