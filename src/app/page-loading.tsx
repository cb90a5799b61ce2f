import { Skeleton } from '#src/ui/skeleton.tsx'

/** Shown while the first page's code is on the way. */
export function PageLoading() {
  return (
    <main className="p-4 pt-16 sm:pl-18 lg:pl-56">
      <Skeleton height={480} label="Opening Streamgauge" />
    </main>
  )
}
