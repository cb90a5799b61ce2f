import { PATHS } from '#src/url/paths.ts'

/** A page that the navigation leads to. */
export type Section = {
  readonly href: string
  readonly label: string
  /** The key after `g`. */
  readonly letter: string
}

/** Pages in the order of the navigation; the last ones stand apart, at its end. */
export const SECTIONS: readonly Section[] = [
  { href: '/', label: 'Overview', letter: 'o' },
  { href: PATHS.pipelines, label: 'Pipelines', letter: 'p' },
  { href: PATHS.sources, label: 'Sources', letter: 's' },
  { href: PATHS.destinations, label: 'Destinations', letter: 'd' },
]
export const MORE_SECTIONS: readonly Section[] = [
  { href: PATHS.wall, label: 'Wall', letter: 'w' },
  { href: PATHS.diagnostics, label: 'Diagnostics', letter: 'i' },
]
