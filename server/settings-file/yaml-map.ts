import { isAlias, isMap, isScalar, isSeq, type Document } from 'yaml'
import { nearest } from './did-you-mean.ts'

export type TextRule = { readonly pattern: RegExp; readonly allowed: string }
export type NumberRule = { readonly min: number; readonly max: number; readonly isWhole?: boolean }

/** Where faults of one file are noted, with the line of the key they speak of. */
export type FileFaults = {
  /** @param offset of the key in the text */
  note(offset: number, sentence: string): void
}

/** What every mapping of one file shares. */
export type FileContext = { readonly document: Document; readonly faults: FileFaults }

type Entry = { readonly key: string; readonly offset: number; readonly value: unknown }

/** A wrong name of 300 characters must not bury the line that speaks of it. */
const SHOWN_LENGTH = 60

/**
 * One mapping of the file, read key by key. A fault is noted and `undefined` returned, so that all
 * faults are found in one go. An empty value (`key:` alone) counts as not set. Keys that were never
 * asked for are faults: call `finish` last.
 */
export class YamlMap {
  /** Where this mapping stands, for people: `connectors.orders`; empty at the top. */
  readonly path: string
  /** Where its key stands in the text. */
  readonly offset: number
  readonly #context: FileContext
  readonly #entries: ReadonlyMap<string, Entry>
  readonly #asked = new Set<string>()

  constructor(context: FileContext, node: unknown, place: { path: string; offset: number }) {
    this.#context = context
    this.path = place.path
    this.offset = place.offset
    const entries = new Map<string, Entry>()
    for (const entry of this.#entriesOf(node)) {
      if (entries.has(entry.key)) {
        context.faults.note(entry.offset, `${this.#pathOf(entry.key)} is given a second time`)
      }
      entries.set(entry.key, entry)
    }
    this.#entries = entries
  }

  text(key: string, rule: TextRule): string | undefined {
    const entry = this.#entry(key)
    const value = entry && scalarOf(entry.value)
    if (entry === undefined || value === null) return undefined
    // A name such as 2024 is a number to YAML and a name to people.
    const text = typeof value === 'number' ? String(value) : value
    if (typeof text === 'string' && rule.pattern.test(text)) return text
    return this.#refuse(entry, rule.allowed)
  }

  number(key: string, { min, max, isWhole = false }: NumberRule): number | undefined {
    const entry = this.#entry(key)
    const value = entry && scalarOf(entry.value)
    if (entry === undefined || value === null) return undefined
    const isFit = typeof value === 'number' && value >= min && value <= max
    if (isFit && (!isWhole || Number.isInteger(value))) return value
    return this.#refuse(entry, `a ${isWhole ? 'whole ' : ''}number from ${min} to ${max}`)
  }

  choice<T extends string>(key: string, allowed: readonly T[]): T | undefined {
    const entry = this.#entry(key)
    const value = entry && scalarOf(entry.value)
    if (entry === undefined || value === null) return undefined
    return allowed.find((one) => one === value) ?? this.#refuse(entry, allowed.join(' or '))
  }

  flag(key: string): boolean | undefined {
    const entry = this.#entry(key)
    const value = entry && scalarOf(entry.value)
    if (entry === undefined || value === null) return undefined
    return typeof value === 'boolean' ? value : this.#refuse(entry, 'true or false')
  }

  texts(key: string, rule: TextRule): readonly string[] | undefined {
    const entry = this.#entry(key)
    if (entry === undefined || scalarOf(entry.value) === null) return undefined
    const items: readonly unknown[] = isSeq(entry.value) ? entry.value.items : [undefined]
    const values = items.map((item) => scalarOf(this.#resolved(item)))
    const fit = values.filter((value) => typeof value === 'string' && rule.pattern.test(value))
    if (fit.length === values.length) return fit.map(String)
    return this.#refuse(entry, `a list, each of it ${rule.allowed}`)
  }

  /** A mapping inside this one; null when it is not set. */
  section(key: string): YamlMap | null {
    const entry = this.#entry(key)
    if (entry === undefined || scalarOf(entry.value) === null) return null
    return this.#inside(entry)
  }

  /** The mappings of a section whose keys are names that people choose, in their order. */
  named(key: string, rule: TextRule): readonly (readonly [string, YamlMap])[] {
    const section = this.section(key)
    if (section === null) return []
    return section.names().flatMap((name) => {
      const entry = section.#entry(name)
      if (entry === undefined) return []
      if (!rule.pattern.test(name)) section.fault(name, `must be ${rule.allowed}`)
      return [[name, section.#inside(entry)] as const]
    })
  }

  /** Every key, in its order. */
  names(): readonly string[] {
    return [...this.#entries.keys()]
  }

  /** Whether a key holds this very word. */
  is(key: string, word: string): boolean {
    return scalarOf(this.#entry(key)?.value) === word
  }

  /** Notes what is wrong with a key. */
  fault(key: string, sentence: string): void {
    const offset = this.#entries.get(key)?.offset ?? this.offset
    this.#context.faults.note(offset, `${this.#pathOf(key)} ${sentence}`)
  }

  /** Notes what is wrong with this mapping as a whole. */
  faultHere(sentence: string): void {
    this.#context.faults.note(this.offset, `${this.path || 'the file'} ${sentence}`)
  }

  /** Notes the keys that nobody asked for. */
  finish(): void {
    const known = [...this.#asked]
    for (const key of this.#entries.keys()) {
      if (this.#asked.has(key)) continue
      const near = nearest(key, known)
      const hint = near === null ? '.' : `; did you mean ${near}?`
      this.fault(key, `is not known here${hint} Allowed: ${known.join(', ')}`)
    }
  }

  #entry(key: string): Entry | undefined {
    this.#asked.add(key)
    return this.#entries.get(key)
  }

  #inside(entry: Entry): YamlMap {
    const place = { path: this.#pathOf(entry.key), offset: entry.offset }
    return new YamlMap(this.#context, entry.value, place)
  }

  #refuse(entry: Entry, allowed: string): undefined {
    this.fault(entry.key, `is ${shown(entry.value)}, must be ${allowed}`)
    return undefined
  }

  #pathOf(key: string): string {
    const short = key.length > SHOWN_LENGTH ? `${key.slice(0, SHOWN_LENGTH)}…` : key
    return this.path === '' ? short : `${this.path}.${short}`
  }

  #entriesOf(node: unknown): readonly Entry[] {
    if (scalarOf(node) === null) return []
    if (!isMap(node)) {
      this.faultHere(`is ${shown(node)}, must be a mapping`)
      return []
    }
    return node.items.map(({ key, value }) => ({
      key: isScalar(key) ? String(key.value) : '',
      offset: isScalar(key) ? (key.range?.[0] ?? 0) : this.offset,
      value: this.#resolved(value),
    }))
  }

  #resolved(node: unknown): unknown {
    return isAlias(node) ? node.resolve(this.#context.document) : node
  }
}

/** The value of a scalar; null when it is empty; undefined when the node is none. */
function scalarOf(node: unknown): unknown {
  if (node === null) return null
  return isScalar(node) ? node.value : undefined
}

function shown(node: unknown): string {
  if (isMap(node)) return 'a mapping'
  if (isSeq(node)) return 'a list'
  const value = scalarOf(node)
  // JSON has no word for `.nan` and `.inf`.
  const text = (typeof value === 'number' ? String(value) : JSON.stringify(value)) ?? 'nothing'
  return text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}…` : text
}
