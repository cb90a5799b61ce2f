import type { AppConfig } from '#src/app/app-config.ts'
import { Notice } from '#src/ui/notice.tsx'

/** Says on every page whose data this is, when it is not a real account's. */
export function AccountBanner({ mode }: { mode: AppConfig['mode'] }) {
  if (mode === 'live') return null
  if (mode === 'simulated') {
    return (
      <aside aria-label="Simulated account" className="bg-info font-medium text-on-status">
        <p className="px-4 py-1.5 text-center text-table">
          <strong>Simulated account.</strong> Every number is invented.
          <span className="max-sm:hidden">
            {' '}
            The terminal that started Streamgauge says how to show your own.
          </span>
        </p>
      </aside>
    )
  }
  return (
    <Notice tone="warn" title="Origin of the data unknown.">
      The server did not say whether this account is real or simulated. Reload the page.
    </Notice>
  )
}
