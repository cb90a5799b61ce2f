/** Slanted lines for stretches of which nothing is known; `strength` 0 to 1 is how strong they are. */
export function HatchPattern({ id, strength }: { id: string; strength: number }) {
  return (
    <defs>
      <pattern
        id={id}
        width={8}
        height={8}
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect width={2} height={8} fill="var(--line-strong)" fillOpacity={strength} />
      </pattern>
    </defs>
  )
}
