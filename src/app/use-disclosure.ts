import { useEffect, useRef, useState } from 'react'

/**
 * Something that a button opens; Escape and a press outside of it close it. `close` and Escape give the
 * focus back to the button, which is the first in `place`.
 */
export function useDisclosure<T extends HTMLElement>() {
  const [isOpen, setIsOpen] = useState(false)
  const place = useRef<T>(null)
  useEffect(() => {
    if (!isOpen) return undefined
    const onKey = ({ key }: KeyboardEvent) => {
      if (key !== 'Escape') return
      setIsOpen(false)
      focusButton(place.current)
    }
    const onPress = ({ target }: PointerEvent) => {
      if (target instanceof Node && !place.current?.contains(target)) setIsOpen(false)
    }
    window.addEventListener('keydown', onKey)
    window.addEventListener('pointerdown', onPress)
    return () => {
      window.removeEventListener('keydown', onKey)
      window.removeEventListener('pointerdown', onPress)
    }
  }, [isOpen])
  return {
    place,
    isOpen,
    toggle: () => setIsOpen(!isOpen),
    close: () => {
      setIsOpen(false)
      focusButton(place.current)
    },
  } as const
}

function focusButton(place: HTMLElement | null): void {
  place?.querySelector('button')?.focus()
}
