import { useEffect, useRef, useState } from 'react'

/** Something that a button opens; Escape and a press outside of it close it. */
export function useDisclosure<T extends HTMLElement>() {
  const [isOpen, setIsOpen] = useState(false)
  const place = useRef<T>(null)
  useEffect(() => {
    if (!isOpen) return undefined
    const onKey = ({ key }: KeyboardEvent) => key === 'Escape' && setIsOpen(false)
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
  return { place, isOpen, toggle: () => setIsOpen(!isOpen) } as const
}
