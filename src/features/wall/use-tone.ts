import { useEffect, useRef } from 'react'

const HERTZ = 660
const LENGTH_S = 0.4
const VOLUME = 0.2

/**
 * One short tone when something is noticed that was not before. Browsers allow sound only after a
 * press, or when they were started for it (docs/wall.md); until then nothing is heard.
 */
export function useTone(hasSound: boolean, noticed: ReadonlyMap<string, number>): void {
  const before = useRef(noticed)
  useEffect(() => {
    const isNew = [...noticed.keys()].some((id) => !before.current.has(id))
    before.current = noticed
    if (hasSound && isNew) playTone()
  }, [hasSound, noticed])
}

function playTone(): void {
  const context = new AudioContext()
  const oscillator = new OscillatorNode(context, { frequency: HERTZ })
  oscillator.connect(new GainNode(context, { gain: VOLUME })).connect(context.destination)
  oscillator.addEventListener('ended', () => void context.close())
  oscillator.start()
  oscillator.stop(context.currentTime + LENGTH_S)
}
