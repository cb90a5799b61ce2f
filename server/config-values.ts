import { readFileSync } from 'node:fs'

export type IntegerRule = { readonly default: number; readonly min: number; readonly max: number }
export type TextRule = { readonly pattern: RegExp; readonly allowed: string }

/** A secret and the way to read it once more: its file may have changed since. */
export type Secret = { readonly value: string; readonly read: () => string }

const CONTROL_CHARACTERS = /[\p{Cc}]/u

/** One line for an operator: which setting, where it was found, what is allowed, what happens now. */
export function faultLine(name: string, allowed: string, where = 'environment'): string {
  return `${name} (${where}): ${allowed}. Streamgauge does not start until this is corrected.`
}

type Shape = 'one line' | 'lines'
type Environment = Readonly<Record<string, string | undefined>>

/**
 * Reads single settings. A fault is noted and a default returned, so that all faults are found in
 * one go. Blank counts as missing, as in container files that list every name.
 */
export class SettingsReader {
  readonly faults: string[] = []
  readonly #env: Environment
  readonly #readFile: (path: string) => string

  /** @param readFile returns the text of a file or throws; injected for tests */
  constructor(env: Environment, readFile = (path: string) => readFileSync(path, 'utf8')) {
    this.#env = env
    this.#readFile = readFile
  }

  fault(name: string, allowed: string, where?: string): void {
    this.faults.push(faultLine(name, allowed, where))
  }

  text(name: string): string | null {
    const value = this.#env[name]?.trim()
    return value === undefined || value === '' ? null : value
  }

  matching(name: string, fallback: string, rule: TextRule): string {
    const value = this.text(name) ?? fallback
    if (rule.pattern.test(value)) return value
    this.fault(name, `must be ${rule.allowed}`)
    return fallback
  }

  integer(name: string, { default: fallback, min, max }: IntegerRule): number {
    const value = this.text(name)
    if (value === null) return fallback
    const number = /^\d{1,9}$/.test(value) ? Number(value) : -1
    if (number >= min && number <= max) return number
    this.fault(name, `must be a whole number from ${min} to ${max} (default ${fallback})`)
    return fallback
  }

  flag(name: string): boolean {
    const value = this.text(name)
    if (value !== null && value !== 'true' && value !== 'false') {
      this.fault(name, 'must be true or false (default false)')
    }
    return value === 'true'
  }

  list(name: string, rule: TextRule): readonly string[] {
    const parts = (this.text(name) ?? '').split(',').map((part) => part.trim())
    const given = parts.filter((part) => part !== '')
    if (given.every((part) => rule.pattern.test(part))) return given
    this.fault(name, `must be ${rule.allowed}, separated by commas`)
    return []
  }

  /** A secret of one line, given directly or through `<name>_FILE`; `null` when neither is set. */
  secret(name: string): Secret | null {
    return this.#directOrFile(name, 'one line')
  }

  /** As `secret`, but of any number of lines. */
  secretLines(name: string): Secret | null {
    return this.#directOrFile(name, 'lines')
  }

  /** The text of the file that a setting names; `null` when it is not set. */
  file(name: string): Secret | null {
    const path = this.text(name)
    return path === null ? null : this.#usable(name, () => this.#readFile(path), 'lines')
  }

  /** The text of a document that a setting names, of any kind and length; `null` when it is not set. */
  document(name: string): string | null {
    const path = this.text(name)
    if (path === null) return null
    try {
      return this.#readFile(path)
    } catch {
      this.fault(name, 'must be the path of a file that this process may read')
      return null
    }
  }

  #directOrFile(name: string, shape: Shape): Secret | null {
    const fileName = `${name}_FILE`
    const path = this.text(fileName)
    const direct = this.#env[name] ?? ''
    if (path !== null && direct !== '') {
      this.fault(name, `must be given directly or through ${fileName}, not both`)
    } else if (path !== null) {
      const read = () => this.#readFile(path).replace(/(?:\r?\n)+$/, '')
      return this.#usable(fileName, read, shape)
    }
    return direct === '' ? null : this.#usable(name, () => direct, shape)
  }

  #usable(name: string, read: () => string, shape: Shape): Secret {
    try {
      const value = read()
      const line = shape === 'lines' ? value.replaceAll(/[\r\n]/g, '') : value
      if (line !== '' && !CONTROL_CHARACTERS.test(line)) return { value, read }
      this.fault(name, `must be ${shape} of text, not empty and without control characters`)
    } catch {
      this.fault(name, 'must be the path of a file that this process may read')
    }
    // A faulty secret still counts as given, so that its absence is not reported as well.
    return { value: '', read }
  }
}
