import { useTroubleCount } from '#src/ui/status/trouble-context.tsx'

export type PageHeadingProps = {
  title: string
  /** Facts beside the title: a status, a count. */
  children?: React.ReactNode
}

/**
 * The one `h1` of a page; also names the browser's tab (React hoists the title element), with the
 * number of entities in trouble before the name: tabs in the background show little more. A number
 * that is not known is three dots: none would say that all is well.
 */
export function PageHeading({ title, children }: PageHeadingProps) {
  const trouble = useTroubleCount()
  return (
    <header className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
      <title>{`${troubleText(trouble)}${title} · Streamgauge`}</title>
      <h1 className="min-w-0 text-xl/7 font-semibold wrap-break-word">{title}</h1>
      {children && <div className="flex flex-wrap items-center gap-x-4 text-fg-2">{children}</div>}
    </header>
  )
}

function troubleText(trouble: number | null): string {
  if (trouble === 0) return ''
  return `(${trouble ?? '…'}) `
}
