import { NOT_REPORTED_MARK } from '#src/format/digits.ts'
import { formatText } from '#src/format/number.ts'
import { changeText, meanText, type BeforeAfterRow } from './before-after-rows.ts'
import { subjectWords } from './subject.tsx'

const CELL = 'px-3 py-1 align-baseline font-normal max-sm:px-1.5'
const NUMBER = `${CELL} text-right tabular-nums sm:whitespace-nowrap`

/** Every series of the page inside the mark and in the stretch before it. */
export function BeforeAfterTable({ rows }: { rows: readonly BeforeAfterRow[] }) {
  return (
    <table
      aria-label="Before and after"
      className="w-full rounded-tile border border-line bg-surface text-table"
    >
      <thead>
        <tr className="text-left text-label text-fg-2">
          <th scope="col" className={CELL}>
            series
          </th>
          <th scope="col" className={`${CELL} max-lg:hidden`}>
            of
          </th>
          <th scope="col" className={NUMBER}>
            before
          </th>
          <th scope="col" className={NUMBER}>
            marked
          </th>
          <th scope="col" className={NUMBER}>
            change
          </th>
          <th scope="col" className={`${NUMBER} max-sm:hidden`}>
            highest
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${subjectWords(row.subject)} ${row.name}`} className="border-t border-line">
            <th scope="row" className={`${CELL} text-left`}>
              {row.name}
            </th>
            <td className={`${CELL} text-fg-2 max-lg:hidden`}>{subjectWords(row.subject)}</td>
            <td className={NUMBER}>{meanText(row.before, row.unit)}</td>
            <td className={NUMBER}>{meanText(row.inside, row.unit)}</td>
            <td className={NUMBER}>{changeText(row)}</td>
            <td className={`${NUMBER} max-sm:hidden`}>
              {row.inside ? formatText(row.inside.highest, row.unit, 'card') : NOT_REPORTED_MARK}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
