import type { StatusShape as Shape } from '#src/model/status.ts'

/** Outline of a state in a 16 px box, drawn in the text colour so that forced colours keep it. */
export function StatusShape({ shape }: { shape: Shape }) {
  return (
    <svg viewBox="0 0 16 16" className="size-4 shrink-0" aria-hidden="true">
      {SHAPES[shape]}
    </svg>
  )
}

const SHAPES: Record<Shape, React.JSX.Element> = {
  circle: <circle cx="8" cy="8" r="5.5" fill="currentColor" />,
  ring: <circle cx="8" cy="8" r="5" fill="none" stroke="currentColor" strokeWidth="2" />,
  half: (
    <>
      <circle cx="8" cy="8" r="5" fill="none" stroke="currentColor" strokeWidth="2" />
      <path d="M8 3a5 5 0 0 1 0 10z" fill="currentColor" />
    </>
  ),
  triangle: <path d="M8 1.5 15 14H1z" fill="currentColor" />,
  diamond: <path d="M8 .5 15.5 8 8 15.5.5 8 4 4.5 8 8z" fill="currentColor" />,
  bars: (
    <>
      <rect x="1.5" y="1.5" width="13" height="13" rx="2" fill="none" stroke="currentColor" />
      <path d="M6 5v6M10 5v6" stroke="currentColor" strokeWidth="2" />
    </>
  ),
  unknown: (
    <>
      <circle
        cx="8"
        cy="8"
        r="6.5"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeDasharray="3 2.1"
      />
      <path
        d="M6.2 6.4c.2-2.4 3.8-2.3 3.7 0 0 1.3-1.9 1.4-1.9 2.7m0 1.6v.8"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.4"
      />
    </>
  ),
}
