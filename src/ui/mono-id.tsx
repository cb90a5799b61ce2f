/** An identifier in a fixed-width face; long ones wrap anywhere rather than overflow. */
export function MonoId({ id }: { id: string }) {
  return <code className="text-label wrap-anywhere text-fg-3">{id}</code>
}
