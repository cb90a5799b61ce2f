import { useRef, useState } from 'react'

/** A mark of a lane that can be pointed at and reached by keys. */
export type LaneMark = {
  /** The same while the mark is the same. */
  readonly key: number
  /** Left edge in the lane, px. */
  readonly x: number
  readonly width: number
  /** What it stands for, with its time. */
  readonly words: string
}

export type LaneMarksProps = {
  /** Name of the lane. */
  readonly name: string
  readonly marks: readonly LaneMark[]
  /** Width of the lane, px. */
  readonly width: number
  /** Where the words of a mark appear: away from the edge of the chart. */
  readonly side: 'above' | 'below'
}

const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  Home: -Infinity,
  End: Infinity,
}

/**
 * Lies over the marks of a lane. The lane is one tab stop; arrow keys go from mark to mark, and the
 * words of the one that has the focus or the pointer are shown. Escape takes the words away.
 */
export function LaneMarks({ name, marks, width, side }: LaneMarksProps) {
  const list = useRef<HTMLOListElement>(null)
  const [stop, setStop] = useState<number | null>(null)
  const [shown, setShown] = useState<number | null>(null)
  const stopAt = Math.max(0, indexOf(marks, stop))
  const bubble = marks[indexOf(marks, shown)]

  function onKeyDown(event: React.KeyboardEvent) {
    const step = STEPS[event.key]
    if (event.key === 'Escape' && bubble) setShown(null)
    else if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    else {
      const next = Math.min(Math.max(stopAt + step, 0), marks.length - 1)
      list.current?.querySelectorAll('button')[next]?.focus()
    }
    event.preventDefault()
  }
  if (marks.length === 0) return null
  return (
    <>
      <ol ref={list} aria-label={name} className="absolute inset-0">
        {marks.map(({ key, x, width: markWidth, words }, index) => (
          <li key={key}>
            <button
              type="button"
              tabIndex={index === stopAt ? 0 : -1}
              className="absolute inset-y-0 cursor-default rounded-sm -outline-offset-2"
              style={{ left: x, width: markWidth }}
              onKeyDown={onKeyDown}
              onFocus={() => {
                setStop(key)
                setShown(key)
              }}
              onBlur={() => setShown(null)}
              onClick={() => setShown(key)}
              onPointerEnter={() => setShown(key)}
              onPointerLeave={() => setShown(null)}
            >
              <span className="sr-only">{words}</span>
            </button>
          </li>
        ))}
      </ol>
      {bubble && <Bubble mark={bubble} width={width} side={side} />}
    </>
  )
}

type BubbleProps = Pick<LaneMarksProps, 'width' | 'side'> & { readonly mark: LaneMark }

/** The words of a mark, kept inside the lane's width; people who listen have them from the mark. */
function Bubble({ mark, width, side }: BubbleProps) {
  const middle = mark.x + mark.width / 2
  const inline = middle < width / 2 ? { left: mark.x } : { right: width - mark.x - mark.width }
  return (
    <p
      aria-hidden
      data-part="mark-words"
      className={`pointer-events-none absolute z-20 w-max max-w-72 rounded-md border border-line-strong bg-surface px-2 py-1 text-2xs text-fg ${SIDES[side]}`}
      style={inline}
    >
      {mark.words}
    </p>
  )
}

const SIDES = { above: 'bottom-full mb-1', below: 'top-full mt-1' } as const

function indexOf(marks: readonly LaneMark[], key: number | null): number {
  return marks.findIndex((mark) => mark.key === key)
}
