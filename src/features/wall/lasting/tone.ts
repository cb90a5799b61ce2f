import { createStore, type Store } from '#src/model/store.ts'

/** `refused`: the browser lets no sound out until somebody presses something. */
export type ToneState = 'off' | 'asking' | 'ready' | 'refused'

export type Tone = {
  readonly state: Store<ToneState>
  /** Asks for the loudspeaker; the returned function gives it back. */
  open(): () => void
  /** One short tone; nothing while the browser refuses. */
  play(): void
}

const HERTZ = 660
const LENGTH_S = 0.4
const VOLUME = 0.2
/** A browser that allows sound begins it well before. */
const REFUSED_AFTER_MS = 2000

/**
 * Sound of a screen. Between tones the context rests: one that runs keeps the sound hardware and a
 * thread awake.
 */
export function createTone(): Tone {
  const state = createStore<ToneState>('off')
  let context: AudioContext | null = null

  function open() {
    if (typeof AudioContext === 'undefined') {
      state.set('refused')
      return () => state.set('off')
    }
    const opened = new AudioContext()
    context = opened
    state.set('asking')
    const timer = setTimeout(() => state.set('refused'), REFUSED_AFTER_MS)
    // Pending while the browser refuses: a press on the page ends that at any later time.
    const onAllowed = () => {
      clearTimeout(timer)
      state.set('ready')
      rest(opened)
    }
    opened.resume().then(onAllowed).catch(ignoreClosed)
    return () => {
      clearTimeout(timer)
      context = null
      state.set('off')
      opened.close().catch(ignoreClosed)
    }
  }

  function play() {
    if (context !== null && state.current() === 'ready') sound(context).catch(ignoreClosed)
  }

  return { state, open, play }
}

async function sound(context: AudioContext): Promise<void> {
  await context.resume()
  const oscillator = new OscillatorNode(context, { frequency: HERTZ })
  oscillator.connect(new GainNode(context, { gain: VOLUME })).connect(context.destination)
  oscillator.addEventListener('ended', () => rest(context))
  oscillator.start()
  oscillator.stop(context.currentTime + LENGTH_S)
}

function rest(context: AudioContext): void {
  context.suspend().catch(ignoreClosed)
}

/** The screen was left while the browser was still busy with it. */
function ignoreClosed(): void {}
