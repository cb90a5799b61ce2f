type PageTitleProps = {
  title: string
  /** How many entities somebody should look at; null: not known. */
  trouble: number | null
}

/**
 * Names the browser's tab (React hoists the element), with the number of entities in trouble before the
 * name: tabs in the background show little more. A number that is not known is three dots: none would
 * say that all is well.
 */
export function PageTitle({ title, trouble }: PageTitleProps) {
  return <title>{`${troubleText(trouble)}${title} · Streamgauge`}</title>
}

function troubleText(trouble: number | null): string {
  if (trouble === 0) return ''
  return `(${trouble ?? '…'}) `
}
