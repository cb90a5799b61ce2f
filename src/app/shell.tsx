import { Database, Moon, Sun, Warehouse, Waypoints } from 'lucide-react'
import { NavLink, Outlet, ScrollRestoration } from 'react-router'
import { PATHS } from '#src/url/paths.ts'
import { AccountBanner } from './account-banner.tsx'
import type { AppConfig } from './app-config.ts'
import { ConnectionState } from './connection-state.tsx'
import { useTheme } from './theme.ts'

const SECTIONS = [
  { href: PATHS.pipelines, label: 'Pipelines', Icon: Waypoints },
  { href: PATHS.sources, label: 'Sources', Icon: Database },
  { href: PATHS.destinations, label: 'Destinations', Icon: Warehouse },
] as const

/** What surrounds every page: whose data it is, how live it is, and the way to the other pages. */
export function Shell({ config }: { config: AppConfig }) {
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#content"
        className="sr-only z-20 bg-surface px-4 py-2 focus:not-sr-only focus:absolute"
      >
        Skip to the content
      </a>
      <AccountBanner mode={config.mode} />
      <TopBar />
      <div className="flex flex-1 max-sm:flex-col-reverse">
        <SideNav version={config.version} />
        <main id="content" tabIndex={-1} className="min-w-0 flex-1 p-4 outline-none xl:p-6">
          <Outlet />
        </main>
      </div>
      <ScrollRestoration />
    </div>
  )
}

function TopBar() {
  const [theme, toggleTheme] = useTheme()
  const other = theme === 'dark' ? 'light' : 'dark'
  return (
    <header className="sticky top-0 z-10 flex h-12 items-center gap-4 border-b border-line bg-surface px-4">
      <NavLink to="/" className="flex items-center gap-2 text-base font-semibold no-underline">
        <img src={`${import.meta.env.BASE_URL}favicon.svg`} alt="" className="size-6" />
        <span className="max-sm:sr-only">Streamgauge</span>
      </NavLink>
      <div className="ml-auto min-w-0 text-table">
        <ConnectionState />
      </div>
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
  return (
    <nav
      aria-label="Sections"
      className="flex shrink-0 gap-1 border-line bg-surface p-2 max-sm:sticky max-sm:bottom-0 max-sm:z-10 max-sm:border-t sm:w-14 sm:flex-col sm:border-r lg:w-52"
    >
      {SECTIONS.map(({ href, label, Icon }) => (
        <NavLink
          key={href}
          to={href}
          title={label}
          className="flex items-center gap-3 rounded-md px-2.5 py-2 font-medium text-fg-2 no-underline hover:bg-raised hover:text-fg aria-[current]:bg-raised aria-[current]:text-fg max-sm:flex-1 max-sm:flex-col max-sm:gap-0.5 max-sm:text-2xs"
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
