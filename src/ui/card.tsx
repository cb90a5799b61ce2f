export type CardProps = {
  title: string
  /** Small text at the right of the title. */
  aside?: React.ReactNode
  children: React.ReactNode
  /** How far the content may be trusted; stale content is desaturated and hatched by the style. */
  age?: 'fresh' | 'late' | 'stale' | 'unknown'
}

/** A surface with a heading: one line, no shadow. */
export function Card({ title, aside, children, age = 'fresh' }: CardProps) {
  return (
    <section
      className="min-w-0 rounded-tile border border-line bg-surface p-tile"
      aria-label={title}
      data-age={age}
    >
      <header className="mb-2 flex items-center justify-between gap-3">
        <h3 className="truncate text-label font-medium text-fg-2" title={title}>
          {title}
        </h3>
        {aside && <div className="shrink-0 text-2xs text-fg-3">{aside}</div>}
      </header>
      {children}
    </section>
  )
}
