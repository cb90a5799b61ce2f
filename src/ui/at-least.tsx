/** Before a number of which more is possible: "≥", spoken in words. */
export function AtLeast() {
  return (
    <>
      ≥<span className="sr-only"> at least</span>{' '}
    </>
  )
}
