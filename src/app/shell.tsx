import { Database, Moon, Sun, Warehouse, Waypoints } from 'lucide-react'
import { NavLink, Outlet, ScrollRestoration } from 'react-router'
import { PATHS } from '#src/url/paths.ts'
import { useKeptSearch } from '#src/url/use-kept-search.ts'
import { useTimeState } from '#src/url/use-time-state.tsx'
import { AccountBanner } from './account-banner.tsx'
import type { AppConfig } from './app-config.ts'
import { ConnectionState } from './connection-state.tsx'
import { RefreshControls } from './refresh-controls.tsx'
import { useTheme } from './theme.ts'
import { TimeControls } from './time-controls.tsx'
import { TimeProblems } from './time-problems.tsx'
import { useFocusOnNavigation } from './use-focus-on-navigation.ts'

const SECTIONS = [
  { href: PATHS.pipelines, label: 'Pipelines', Icon: Waypoints },
  { href: PATHS.sources, label: 'Sources', Icon: Database },
  { href: PATHS.destinations, label: 'Destinations', Icon: Warehouse },
] as const

/** What surrounds every page: whose data it is, how live it is, and the way to the other pages. */
export function Shell({ config }: { config: AppConfig }) {
  const content = useFocusOnNavigation()
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#content"
        className="sr-only z-20 bg-surface focus:not-sr-only focus:absolute focus:px-4 focus:py-3"
      >
        Skip to the content
      </a>
      <AccountBanner mode={config.mode} />
      <TopBar isSimulated={config.mode === 'simulated'} />
      <TimeProblems />
      <div className="flex flex-1 max-sm:flex-col-reverse">
        <SideNav version={config.version} />
        <main
          ref={content}
          id="content"
          tabIndex={-1}
          className="min-w-0 flex-1 p-4 outline-none xl:p-6"
        >
          <Outlet />
        </main>
      </div>
      <ScrollRestoration />
    </div>
  )
}

function TopBar({ isSimulated }: { isSimulated: boolean }) {
  const [theme, toggleTheme] = useTheme()
  const { refresh, setRefresh } = useTimeState()
  const other = theme === 'dark' ? 'light' : 'dark'
  return (
    <header className="sticky top-0 z-10 flex h-12 items-center gap-4 border-b border-line bg-surface px-4 max-sm:gap-1.5 max-sm:px-2">
      <NavLink
        to={`/${useKeptSearch()}`}
        className="flex shrink-0 items-center gap-2 text-base font-semibold no-underline pointer-coarse:min-h-11"
      >
        <img src={`${import.meta.env.BASE_URL}favicon.svg`} alt="" className="size-6" />
        <span className="max-sm:sr-only">Streamgauge</span>
      </NavLink>
      {isSimulated && (
        <span className="rounded-sm bg-info px-1.5 py-0.5 text-2xs font-semibold text-on-status uppercase">
          Simulated
        </span>
      )}
      <TimeControls />
      <div className="ml-auto min-w-0 text-table">
        <ConnectionState />
      </div>
      <RefreshControls interval={refresh} onInterval={setRefresh} />
      <button
        type="button"
        onClick={toggleTheme}
        aria-label={`Use the ${other} theme`}
        title={`Use the ${other} theme`}
        className="grid size-8 shrink-0 place-items-center rounded-md hover:bg-raised pointer-coarse:size-11"
      >
        {theme === 'dark' ? <Sun size={18} aria-hidden /> : <Moon size={18} aria-hidden />}
      </button>
    </header>
  )
}

function SideNav({ version }: { version: string | null }) {
  const kept = useKeptSearch()
  return (
    <nav
      aria-label="Sections"
      className="flex shrink-0 gap-1 border-line bg-surface p-2 max-sm:sticky max-sm:bottom-0 max-sm:z-10 max-sm:border-t sm:sticky sm:top-12 sm:h-[calc(100dvh-3rem)] sm:w-14 sm:flex-col sm:border-r lg:w-52"
    >
      {SECTIONS.map(({ href, label, Icon }) => (
        <NavLink
          key={href}
          to={href + kept}
          title={label}
          className="flex items-center gap-3 rounded-md px-2.5 py-2 font-medium text-fg-2 no-underline hover:bg-raised hover:text-fg aria-[current]:bg-raised aria-[current]:text-fg forced-colors:aria-[current]:underline max-sm:flex-1 max-sm:flex-col max-sm:gap-0.5 max-sm:text-2xs"
        >
          <Icon size={18} aria-hidden className="shrink-0" />
          <span className="sm:max-lg:sr-only">{label}</span>
        </NavLink>
      ))}
      {version && (
        <p className="mt-auto px-2.5 text-2xs text-fg-3 max-lg:hidden">Streamgauge {version}</p>
      )}
    </nav>
  )
}
