/** A small clock at the corner of a state's shape: the state is old. */
export function ClockMark() {
  return (
    <svg viewBox="0 0 10 10" className="absolute -right-1 -bottom-1 size-2.5" aria-hidden="true">
      <circle cx="5" cy="5" r="4.5" className="fill-surface" />
      <circle cx="5" cy="5" r="3.6" className="fill-none stroke-fg" strokeWidth="1.2" />
      <path d="M5 2.8V5l1.4 1" className="fill-none stroke-fg" strokeWidth="1.2" />
    </svg>
  )
}
