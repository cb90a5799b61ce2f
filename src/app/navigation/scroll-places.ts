const STORAGE_KEY = 'streamgauge.scroll'
/** An address typed into a filter has an entry for each letter: old ones are forgotten. */
const MOST = 100

/** How far down each entry of the browser's history was left, in CSS px. */
export class ScrollPlaces {
  readonly #places = new Map<string, number>(stored())
  #entry = ''

  /** Goes on in this entry of the history; answers with where it was left, null when never seen. */
  enter(entry: string): number | null {
    this.#entry = entry
    return this.#places.get(entry) ?? null
  }

  /** Keeps where the page is now. */
  note(): void {
    this.#places.delete(this.#entry)
    this.#places.set(this.#entry, window.scrollY)
    for (const oldest of this.#places.keys()) {
      if (this.#places.size <= MOST) break
      this.#places.delete(oldest)
    }
  }

  /** Takes the scrolling over from the browser, which does it before the page of the entry is drawn. */
  start(): () => void {
    const note = () => this.note()
    const leave = () => {
      window.history.scrollRestoration = 'auto'
      store(this.#places)
    }
    takeOver()
    window.addEventListener('scroll', note, { passive: true })
    window.addEventListener('pageshow', takeOver)
    window.addEventListener('pagehide', leave)
    return () => {
      window.removeEventListener('scroll', note)
      window.removeEventListener('pageshow', takeOver)
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }
}

function takeOver() {
  window.history.scrollRestoration = 'manual'
}

function stored(): [string, number][] {
  try {
    const places: unknown = JSON.parse(sessionStorage.getItem(STORAGE_KEY) ?? '[]')
    return Array.isArray(places) ? places.filter(isPlace) : []
  } catch {
    return []
  }
}

function isPlace(value: unknown): value is [string, number] {
  return Array.isArray(value) && typeof value[0] === 'string' && typeof value[1] === 'number'
}

/** Without storage (forbidden or full) a reload begins at the top. */
function store(places: ReadonlyMap<string, number>): void {
  try {
    sessionStorage.setItem(STORAGE_KEY, JSON.stringify([...places]))
  } catch {
    return
  }
}
