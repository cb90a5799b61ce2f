type CalmFactProps = {
  label: string
  value: React.ReactNode
  note: string | null
}

/** One fact in large type, what it is above and what belongs to it below. */
export function CalmFact({ label, value, note }: CalmFactProps) {
  return (
    <div className="min-w-0 text-[calc(2.9vh*var(--wall-head))] leading-[1.2] text-fg-2">
      <dt>{label}</dt>
      <dd className="flex items-center gap-[0.3em] text-wall-verdict leading-[1.1] font-semibold whitespace-nowrap text-fg portrait:text-wall-value">
        {value}
      </dd>
      {note !== null && <dd>{note}</dd>}
    </div>
  )
}
