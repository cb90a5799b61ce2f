import { lazy, Suspense } from 'react'
import { NavLink, Outlet } from 'react-router'
import { AccountBanner } from '#src/app/connection/account-banner.tsx'
import { ConnectionState } from '#src/app/connection/connection-state.tsx'
import { SignedOut } from '#src/app/connection/signed-out.tsx'
import { useFocusOnNavigation } from '#src/app/navigation/use-focus-on-navigation.ts'
import { RefreshControls } from '#src/app/refresh/refresh-controls.tsx'
import { FreezeButton } from '#src/app/sharing/freeze-button.tsx'
import { FrozenNotice } from '#src/app/sharing/frozen-notice.tsx'
import { PrintHead } from '#src/app/sharing/print-head.tsx'
import { TimeControls } from '#src/app/time/time-controls.tsx'
import { TimeProblems } from '#src/app/time/time-problems.tsx'
import { FleetWatch } from '#src/app/watch/fleet-watch.tsx'
import { pageBase } from '#src/model/page-base.ts'
import { orNothing } from '#src/ui/or-nothing.ts'
import { useKeptSearch } from '#src/url/list/use-kept-search.ts'
import { useTimeState } from '#src/url/time/use-time-state.tsx'
import type { AppConfig } from './app-config.ts'
import { SideNav } from './side-nav.tsx'
import { TopBarCounts } from './top-bar-counts.tsx'

const PageCommands = lazy(async () =>
  orNothing(import('#src/app/commands/page-commands.tsx').then((module) => module.PageCommands)),
)
const ThemeSelect = lazy(async () =>
  orNothing(import('./theme-select.tsx').then((module) => module.ThemeSelect)),
)
const PhoneMenu = lazy(async () =>
  orNothing(import('./phone-menu.tsx').then((module) => module.PhoneMenu)),
)
const ShareMenu = lazy(async () =>
  orNothing(import('#src/app/sharing/share-menu.tsx').then((module) => module.ShareMenu)),
)

/** What surrounds every page: whose data it is, how live it is, and the way to the other pages. */
export function Shell({ config }: { config: AppConfig }) {
  const content = useFocusOnNavigation()
  return (
    <FleetWatch>
      <div className="flex min-h-dvh flex-col">
        <a
          href="#content"
          onClick={(event) => {
            // The demo keeps its addresses behind the `#`.
            event.preventDefault()
            content.current?.focus()
          }}
          className="sr-only z-20 bg-surface focus:not-sr-only focus:absolute focus:px-4 focus:py-3"
        >
          Skip to the content
        </a>
        <AccountBanner mode={config.mode} />
        <TopBar isSimulated={config.mode === 'simulated'} />
        <SignedOut />
        <TimeProblems />
        <FrozenNotice />
        <div className="flex flex-1 max-sm:flex-col-reverse">
          <SideNav version={config.version} />
          <main
            ref={content}
            id="content"
            tabIndex={-1}
            className="min-w-0 flex-1 p-4 outline-none xl:p-6"
          >
            <PrintHead />
            <Outlet />
          </main>
        </div>
        <Suspense>
          <PageCommands />
        </Suspense>
      </div>
    </FleetWatch>
  )
}

function TopBar({ isSimulated }: { isSimulated: boolean }) {
  const { refresh, setRefresh, frozen } = useTimeState()
  return (
    <header className="sticky top-0 z-10 flex h-12 print:hidden items-center gap-4 border-b border-line bg-surface px-4 max-md:gap-2 max-sm:gap-1.5 max-sm:px-2">
      <NavLink
        to={`/${useKeptSearch()}`}
        className="flex shrink-0 items-center gap-2 text-base font-semibold no-underline pointer-coarse:min-h-11"
      >
        <img src={`${pageBase()}favicon.svg`} alt="" className="size-6" />
        <span className="max-lg:sr-only">Streamgauge</span>
      </NavLink>
      {isSimulated && (
        <span className="rounded-sm bg-info px-1.5 py-0.5 text-2xs font-semibold text-on-status uppercase">
          Simulated
        </span>
      )}
      <TopBarCounts />
      <TimeControls />
      <div className="ml-auto min-w-0 text-table">
        <ConnectionState />
      </div>
      <RefreshControls
        interval={frozen ? 'off' : refresh}
        isFrozen={frozen !== null}
        onInterval={setRefresh}
      />
      <FreezeButton />
      <Suspense fallback={<Room className="max-sm:hidden" />}>
        <ShareMenu />
      </Suspense>
      <Suspense fallback={<Room className="max-sm:hidden" />}>
        <ThemeSelect />
      </Suspense>
      <Suspense fallback={<Room className="sm:hidden" />}>
        <PhoneMenu />
      </Suspense>
    </header>
  )
}

/** Where a button will stand: nothing moves when it comes. */
function Room({ className }: { className: string }) {
  return <span className={`size-8 shrink-0 pointer-coarse:size-11 ${className}`} />
}
