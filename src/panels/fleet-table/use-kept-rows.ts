import { replaceEqualDeep } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { Read } from '#src/panels/cards/query-panel.tsx'

/**
 * The read with every row, and every part of a row, that says the same as before in the object it was
 * in before: what is drawn from it is drawn again only when it changes.
 */
export function useKeptRows<Row>(read: Read<readonly Row[]>): Read<readonly Row[]> {
  const [keep] = useState(() => keeper<Row>())
  return useMemo(() => keep(read), [keep, read])
}

function keeper<Row>(): (read: Read<readonly Row[]>) => Read<readonly Row[]> {
  let last: readonly Row[] | undefined
  return (read) => {
    if (!read.data) return read
    last = replaceEqualDeep(last, read.data.value)
    return { ...read, data: { ...read.data, value: last } }
  }
}
