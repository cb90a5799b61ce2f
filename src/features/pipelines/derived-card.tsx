import { useMemo } from 'react'
import type { Evidence } from '#src/model/health/health.ts'
import { EvidenceTable } from '#src/panels/fleet/evidence-table.tsx'
import { usePageNumber } from '#src/panels/incident/page-parts.ts'
import type { Words } from './chain-words.ts'

export type DerivedCardProps = {
  label: string
  words: Words
  /** What it was worked out from; `[]`: nothing to show. */
  inputs: readonly Evidence[]
}

/** One derived number with its range, and its inputs for who wants to check it. */
export function DerivedCard({ label, words, inputs }: DerivedCardProps) {
  const { text, note } = words
  usePageNumber(useMemo(() => ({ label, text, note, inputs }), [label, text, note, inputs]))
  return (
    <div className="min-w-0 rounded-tile border border-line bg-surface p-tile">
      <dt className="truncate text-label text-fg-2">{label}</dt>
      <dd className="mt-1">
        <p className="text-lg/7 font-semibold tabular-nums">{words.text}</p>
        <p className="min-h-5 text-table text-fg-2">{words.note}</p>
        <Inputs of={label} inputs={inputs} />
      </dd>
    </div>
  )
}

/** The inputs of a number, folded until asked for. */
export function Inputs({ of, inputs }: { of: string; inputs: readonly Evidence[] }) {
  if (inputs.length === 0) return null
  return (
    <details className="mt-1 text-label print:not-open:hidden">
      <summary className="w-fit cursor-pointer text-fg-2 pointer-coarse:py-3">
        Inputs<span className="sr-only"> of {of}</span>
      </summary>
      <EvidenceTable evidence={inputs} />
    </details>
  )
}
