/** Facts under each other: name at the left, value at the right. */
export function Figures({ children }: { children: React.ReactNode }) {
  return <dl className="flex flex-col gap-1.5 text-table">{children}</dl>
}

export type FigureProps = {
  name: string
  /** What the figure means, as a tooltip. */
  meaning?: string
  children: React.ReactNode
}

export function Figure({ name, meaning, children }: FigureProps) {
  return (
    <div className="flex items-baseline justify-between gap-4">
      <dt className="max-w-3/4 shrink-0 text-fg-2" title={meaning}>
        {name}
      </dt>
      <dd className="min-w-0 text-right wrap-anywhere">{children}</dd>
    </div>
  )
}

export type HeadlineProps = {
  /** The one number of a card. */
  value: React.ReactNode
  /** What it counts, in the words after the number. */
  words: string
}

/** The number that a card is about, with its words. */
export function Headline({ value, words }: HeadlineProps) {
  return (
    <p className="mb-3 flex flex-wrap items-baseline gap-x-2 text-fg-2">
      <span className="text-num-lg text-fg [&_.unit]:text-sm">{value}</span>
      {words}
    </p>
  )
}
