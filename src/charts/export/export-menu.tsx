import { useEffect, useId, useRef, useState } from 'react'
import type { ChartExport, ExportFormat } from './export-input.ts'

export type ExportMenuProps = {
  readonly chart: ChartExport
  /** Look of the button. */
  readonly className: string
  /** What the button shows; its name is given. */
  readonly children: React.ReactNode
}

const FORMATS: readonly { readonly format: ExportFormat; readonly words: string }[] = [
  { format: 'csv', words: 'CSV, all numbers' },
  { format: 'png', words: 'PNG picture' },
  { format: 'svg', words: 'SVG drawing' },
]
const GAP_PX = 4
/** Room the open menu needs under its button. */
const MENU_PX = 130

/** A button that opens the ways to keep a chart as a file; their code comes with the first press. */
export function ExportMenu({ chart, className, children }: ExportMenuProps) {
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const { menu, isOpen, onToggle } = useMenuThatScrollCloses()
  const [failure, setFailure] = useState<string | null>(null)

  async function save(format: ExportFormat) {
    setFailure(null)
    try {
      const { saveChart } = await import('./export-chart.ts')
      await saveChart(format, chart)
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      setFailure(`No ${format.toUpperCase()} was made: ${reason}.`)
    }
  }
  return (
    <span className="flex items-center gap-2">
      <output className="text-2xs text-crit empty:hidden">{failure}</output>
      <button
        ref={button}
        type="button"
        popoverTarget={id}
        aria-expanded={isOpen}
        aria-label={`Export ${chart.title}`}
        title="Export"
        className={className}
      >
        {children}
      </button>
      <div
        ref={menu}
        id={id}
        popover="auto"
        onBeforeToggle={() => placeUnder(menu.current, button.current)}
        onToggle={onToggle}
        className="rounded-tile border border-line-strong bg-raised p-1 text-label text-fg shadow-lg"
      >
        <Formats menuId={id} onChoose={(format) => void save(format)} />
      </div>
    </span>
  )
}

type FormatsProps = {
  readonly menuId: string
  readonly onChoose: (format: ExportFormat) => void
}

function Formats({ menuId, onChoose }: FormatsProps) {
  return FORMATS.map(({ format, words }) => (
    <button
      key={format}
      type="button"
      popoverTarget={menuId}
      popoverTargetAction="hide"
      onClick={() => onChoose(format)}
      className="block min-h-8 w-full rounded-md px-2.5 text-left hover:bg-surface pointer-coarse:min-h-11"
    >
      {words}
    </button>
  ))
}

/** The menu lies over the page at a fixed place: when the page moves under it, it closes. */
function useMenuThatScrollCloses() {
  const menu = useRef<HTMLDivElement>(null)
  const [isOpen, setIsOpen] = useState(false)
  useEffect(() => {
    if (!isOpen) return undefined
    const close = () => menu.current?.hidePopover()
    window.addEventListener('scroll', close, { capture: true, passive: true })
    return () => window.removeEventListener('scroll', close, { capture: true })
  }, [isOpen])
  const onToggle = ({ newState }: { readonly newState: string }) => setIsOpen(newState === 'open')
  return { menu, isOpen, onToggle } as const
}

/** Under its button and flush with its right edge; above it at the bottom of the window. */
function placeUnder(menu: HTMLElement | null, button: HTMLElement | null): void {
  if (!menu || !button) return
  const { top, right, bottom } = button.getBoundingClientRect()
  const { clientWidth, clientHeight } = document.documentElement
  const isLow = bottom + MENU_PX > clientHeight
  menu.style.inset = 'auto'
  menu.style.right = `${Math.max(0, clientWidth - right)}px`
  menu.style[isLow ? 'bottom' : 'top'] =
    `${isLow ? clientHeight - top + GAP_PX : bottom + GAP_PX}px`
}
