import { useTroubleCount } from '#src/ui/status/trouble-context.tsx'
import { PageTitle } from './page-title.tsx'

export type PageHeadingProps = {
  title: string
  /** Facts beside the title: a status, a count. */
  children?: React.ReactNode
}

/** The one `h1` of a page; also names the browser's tab. */
export function PageHeading({ title, children }: PageHeadingProps) {
  const trouble = useTroubleCount()
  return (
    <header className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
      <PageTitle title={title} trouble={trouble} />
      <h1 className="min-w-0 text-xl/7 font-semibold wrap-break-word">{title}</h1>
      {children && (
        <div className="flex min-w-0 flex-wrap items-center gap-x-4 text-fg-2">{children}</div>
      )}
    </header>
  )
}
