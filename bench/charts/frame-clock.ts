/**
 * Frames after each piece of work. Work may be put off to the next frame (Recharts tells its
 * subscribers there), and what that changes is painted a frame later.
 */
const FRAMES = 2

/** Does `work` at the beginning of a frame and returns when the second frame after it is painted. */
export function workAndPaint(work: () => void): Promise<void> {
  return new Promise((resolve) => {
    let left = FRAMES
    const onFrame = () => {
      left--
      if (left > 0) requestAnimationFrame(onFrame)
      else afterPaint(resolve)
    }
    requestAnimationFrame(() => {
      work()
      requestAnimationFrame(onFrame)
    })
  })
}

/** Runs in the first task after the frame that is being made. */
function afterPaint(then: () => void): void {
  const channel = new MessageChannel()
  channel.port1.addEventListener('message', () => {
    channel.port1.close()
    then()
  })
  channel.port1.start()
  channel.port2.postMessage(null)
}

/** Lengths, in ms, of the tasks of more than 50 ms from now on. */
export class LongTasks {
  #lengths: number[] = []
  readonly #observer = new PerformanceObserver((list) => this.#add(list.getEntries()))

  constructor() {
    this.#observer.observe({ type: 'longtask' })
  }

  /** Those since the last call; entries arrive a task late, so a short wait comes first. */
  async take(): Promise<readonly number[]> {
    await new Promise((resolve) => {
      setTimeout(resolve, 50)
    })
    this.#add(this.#observer.takeRecords())
    const lengths = this.#lengths
    this.#lengths = []
    return lengths
  }

  #add(entries: PerformanceEntryList): void {
    this.#lengths.push(...entries.map(({ duration }) => duration))
  }
}
