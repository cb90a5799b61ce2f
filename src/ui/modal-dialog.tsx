import { useLayoutEffect, useRef } from 'react'

export type ModalDialogProps = {
  label: string
  /** Width and place; height ends at the screen. */
  className: string
  /** Beginnings of the ids of commands whose keys go on working inside, apart by spaces. */
  keys?: string
  onClose: () => void
  children: React.ReactNode
}

/**
 * The browser's own modal dialog. Escape and a press beside it close it, and the focus goes back to
 * where it was.
 */
export function ModalDialog({ label, className, keys, onClose, children }: ModalDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const isLeaving = useRef(false)
  useLayoutEffect(() => {
    const element = dialog.current
    isLeaving.current = false
    if (element?.open === false) element.showModal()
    return () => {
      isLeaving.current = true
      // The browser gives the focus back only to a dialog that closes before it is taken away.
      element?.close()
    }
  }, [])
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events -- the press beside the dialog; its key is Escape
    <dialog
      ref={dialog}
      aria-label={label}
      data-keys={keys}
      onClose={({ currentTarget }) => {
        if (!currentTarget.open && !isLeaving.current) onClose()
      }}
      onClick={(event) => {
        if (event.target === dialog.current) dialog.current.close()
      }}
      className={`m-auto max-h-[calc(100dvh-1rem)] max-w-[calc(100vw-1rem)] overflow-y-auto rounded-tile border border-line-strong bg-surface p-0 text-fg backdrop:bg-canvas/60 ${className}`}
    >
      {children}
    </dialog>
  )
}
