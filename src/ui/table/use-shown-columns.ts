import { useMemo } from 'react'
import { useMedia } from '#src/ui/use-media.ts'
import type { TableColumn } from './table-column.ts'

/** The columns that this screen has room for: a cell that nobody sees costs as much as one that is seen. */
export function useShownColumns<Row>(
  columns: readonly TableColumn<Row>[],
): readonly TableColumn<Row>[] {
  // The widths of `tokens.css`: there `cell-class.ts` hides what a printed page has no room for.
  const lacks = {
    sm: useMedia('(width < 40rem)'),
    lg: useMedia('(width < 64rem)'),
    xl: useMedia('(width < 90rem)'),
    '2xl': useMedia('(width < 120rem)'),
  }
  const hidden = Object.entries(lacks).flatMap(([from, isLacking]) => (isLacking ? from : []))
  const names = hidden.join(' ')
  return useMemo(
    () => columns.filter(({ from }) => !from || !names.split(' ').includes(from)),
    [columns, names],
  )
}
