/** A value that others watch; `current` gives the same object until it changes. */
export type Store<T> = {
  readonly current: () => T
  /** Calls `onChange` after each change until the returned function is called. */
  readonly subscribe: (onChange: () => void) => () => void
}

export type WritableStore<T> = Store<T> & { readonly set: (value: T) => void }

export function createStore<T>(initial: T): WritableStore<T> {
  const listeners = new Set<() => void>()
  let value = initial
  return {
    current: () => value,
    set(next) {
      if (Object.is(next, value)) return
      value = next
      for (const listener of listeners) listener()
    },
    subscribe(onChange) {
      listeners.add(onChange)
      return () => listeners.delete(onChange)
    },
  }
}
