export type DataTablePagesProps = {
  /** Page shown and last page, from 0. */
  readonly page: number
  readonly last: number
  /** Place of the first row shown, from 0, and how many are shown of how many. */
  readonly from: number
  readonly shown: number
  readonly count: number
  readonly onPage: (page: number) => void
}

const BUTTON =
  'min-h-8 rounded-md border border-line-strong px-2 hover:bg-raised disabled:text-fg-3 pointer-coarse:min-h-11'

/** "1 to 500 of 10,080, 9,580 more", with buttons to the other pages where there are any. */
export function DataTablePages(props: DataTablePagesProps) {
  const { page, last, from, shown, count, onPage } = props
  const more = count - from - shown
  const words =
    count === 0 ? 'no rows' : `${said(from + 1)} to ${said(from + shown)} of ${said(count)}`
  return (
    <div className="flex items-center gap-2 py-1 text-2xs text-fg-2">
      <output>{more > 0 ? `${words}, ${said(more)} more` : words}</output>
      {last > 0 && (
        <>
          <button
            type="button"
            className={BUTTON}
            disabled={page === 0}
            onClick={() => onPage(page - 1)}
          >
            Newer
          </button>
          <button
            type="button"
            className={BUTTON}
            disabled={page === last}
            onClick={() => onPage(page + 1)}
          >
            Older
          </button>
        </>
      )}
    </div>
  )
}

function said(count: number): string {
  return count.toLocaleString('en-GB')
}
