import type { TableColumn } from './table-column.ts'

const FROM = {
  sm: 'max-sm:hidden',
  lg: 'max-lg:hidden',
  xl: 'max-xl:hidden',
  '2xl': 'max-2xl:hidden',
} as const

/** What head and cells of a column have in common. */
export function cellClass({ align, from }: Pick<TableColumn<never>, 'align' | 'from'>): string {
  const side = align === 'right' ? 'text-right' : 'text-left'
  return from ? `${side} ${FROM[from]}` : side
}
