import type { DisplayUnit } from '#src/format/number.ts'
import type { Evidence } from '#src/model/health/health.ts'
import { useClockText } from '#src/ui/age/use-clock-text.ts'
import { NoValue, Quantity } from '#src/ui/quantity.tsx'

/** What a verdict was read from: each input with its value and its time. */
export function EvidenceTable({ evidence }: { evidence: readonly Evidence[] }) {
  const clockText = useClockText()
  return (
    <table className="text-label" aria-label="Evidence">
      <thead className="sr-only">
        <tr>
          <th scope="col">Input</th>
          <th scope="col">Value</th>
          <th scope="col">Measured</th>
        </tr>
      </thead>
      <tbody>
        {evidence.map((one) => (
          <tr key={one.name}>
            <th scope="row" className="pr-4 text-left font-normal wrap-anywhere text-fg-2">
              {one.name}
            </th>
            <td className="pr-4 text-right">
              <EvidenceValue evidence={one} />
            </td>
            <td className="text-right whitespace-nowrap text-fg-3">
              {one.atMs === null ? '' : clockText(one.atMs, 'second')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function EvidenceValue({ evidence: { value, unit } }: { evidence: Evidence }) {
  if (value === null) return <NoValue value={null} />
  if (typeof value === 'string') return <>{value}</>
  const shown: DisplayUnit = unit === 'perSec' ? { rate: 'records' } : (unit ?? 'records')
  return <Quantity value={value} unit={shown} />
}
