/** What does not change while the process runs. */
export type BuildFacts = Readonly<{
  /** Package version, for example `0.1.0`. */
  version: string
  /** Short name of the page's build; null while developing. */
  build: string | null
  /** Version of Node, for example `24.21.0`. */
  node: string
}>
