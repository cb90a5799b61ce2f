/** Stands where content of the same height will stand; appears only after 300 ms of waiting. */
export function Skeleton({ height, label }: { height: number; label: string }) {
  return (
    <output className="skeleton block rounded-md bg-raised" style={{ height }}>
      <span className="sr-only">{label}</span>
    </output>
  )
}
