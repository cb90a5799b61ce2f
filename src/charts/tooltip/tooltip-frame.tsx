import { memo } from 'react'
import { MOST_ROWS } from './tooltip-rows.ts'

export type TooltipFrameProps = { readonly ref: React.Ref<HTMLDivElement> }

/** The empty tooltip of a group of charts, filled and moved outside React by its `TooltipCard`. */
export const TooltipFrame = memo(function TooltipFrame({ ref }: TooltipFrameProps) {
  return (
    <div
      ref={ref}
      aria-hidden
      data-part="tooltip"
      className="pointer-events-none fixed top-0 left-0 z-50 w-64 max-w-[calc(100vw-1rem)] rounded-md border border-line-strong bg-surface p-2 text-2xs text-fg-2 tabular-nums will-change-transform contain-content"
      style={{ visibility: 'hidden' }}
    >
      <p className="flex justify-between gap-2">
        <span data-part="time" className="font-medium whitespace-nowrap text-fg" />
        <span data-part="buckets" className="truncate text-fg-3" />
      </p>
      {Array.from({ length: MOST_ROWS }, (_, place) => (
        <p key={place} data-part="row" hidden className="flex flex-wrap items-center gap-x-2">
          <svg width={24} height={8} className="shrink-0">
            <line x1={0} x2={24} y1={4} y2={4} />
          </svg>
          <span data-part="label" className="min-w-0 flex-1 truncate" />
          <span data-part="value" className="whitespace-nowrap text-fg" />
          <span data-part="change" className="w-full text-right empty:hidden" />
        </p>
      ))}
      <p data-part="more" className="text-fg-3" />
    </div>
  )
})
