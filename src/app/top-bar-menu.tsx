import { useDisclosure } from './use-disclosure.ts'

export type TopBarMenuProps = {
  readonly name: string
  readonly icon: React.ReactNode
  /** On which screens it is shown. */
  readonly className: string
  /** What it opens; `close` gives the focus back to the button. */
  readonly children: (close: () => void) => React.ReactNode
}

/** A button of the top bar that opens a box under itself. */
export function TopBarMenu({ name, icon, className, children }: TopBarMenuProps) {
  const { place, isOpen, toggle, close } = useDisclosure<HTMLDivElement>()
  return (
    <div ref={place} className={`relative shrink-0 ${className}`}>
      <button
        type="button"
        aria-expanded={isOpen}
        aria-label={name}
        title={name}
        onClick={toggle}
        className="grid size-8 place-items-center rounded-md hover:bg-raised pointer-coarse:size-11"
      >
        {icon}
      </button>
      {isOpen && (
        <div className="absolute top-full right-0 z-10 mt-2 grid w-68 gap-1.5 rounded-tile border border-line-strong bg-surface p-2">
          {children(close)}
        </div>
      )}
    </div>
  )
}
