import { useEffect, useLayoutEffect, useState } from 'react'
import { NavigationType, useLocation, useNavigationType } from 'react-router'
import { keepsPlace } from '#src/url/keeps-place.ts'
import { ScrollPlaces } from './scroll-places.ts'

/**
 * A new page begins at its top; back and forward lead to where it was left, after a reload too. What
 * only changes the address of a page (`KEEPS_PLACE`) moves nothing.
 */
export function useScrollOnNavigation(): void {
  const { key, state } = useLocation()
  const action = useNavigationType()
  const [places] = useState(() => new ScrollPlaces())
  useEffect(() => places.start(), [places])
  useLayoutEffect(() => {
    const place = places.enter(key)
    if (action === NavigationType.Pop) {
      if (place !== null) window.scrollTo(0, place)
    } else if (!keepsPlace(state)) window.scrollTo(0, 0)
    places.note()
  }, [places, key, action, state])
}
