import type { LatestReading } from '#src/model/metrics/latest-reading.ts'
import type { MetricUnit } from '#src/model/metrics/metric.ts'
import { NoValue, Quantity } from './quantity.tsx'

/** One latest value in a line of text or a table cell. */
export function LatestValue({ reading, unit }: { reading: LatestReading; unit: MetricUnit }) {
  switch (reading.kind) {
    case 'absent':
      return <NoValue value={undefined} />
    case 'null':
      return <NoValue value={null} />
    case 'unreadable':
      return (
        <span className="text-crit" title={`The API sent ${reading.text}, which is no number`}>
          ! <span className="sr-only">no number: </span>
          {reading.text === '' ? '(empty text)' : reading.text}
        </span>
      )
    case 'sentinel':
      return (
        <span className="text-fg-3" title={`The API sent ${reading.raw}: no measurement`}>
          {reading.word}
        </span>
      )
    case 'number':
      return (
        <span title={reading.raw === reading.value ? undefined : `The API sent ${reading.raw}`}>
          <Quantity value={reading.value} unit={unit} />
        </span>
      )
    case 'text':
      return <span className="wrap-break-word">{reading.text}</span>
  }
}
