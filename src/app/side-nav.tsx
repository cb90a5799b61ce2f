import {
  Activity,
  Database,
  Keyboard,
  LayoutDashboard,
  MonitorPlay,
  PanelLeft,
  Search,
  Warehouse,
  Waypoints,
  type LucideIcon,
} from 'lucide-react'
import { useState } from 'react'
import { NavLink } from 'react-router'
import { runKeyCommand } from '#src/ui/keys/key-commands.ts'
import { useKeptSearch } from '#src/url/list/use-kept-search.ts'
import { PATHS } from '#src/url/paths.ts'
import { MORE_SECTIONS, SECTIONS, type Section } from './sections.ts'

const ICONS: Readonly<Record<string, LucideIcon>> = {
  '/': LayoutDashboard,
  [PATHS.pipelines]: Waypoints,
  [PATHS.sources]: Database,
  [PATHS.destinations]: Warehouse,
  [PATHS.wall]: MonitorPlay,
  [PATHS.diagnostics]: Activity,
}
const STORAGE_KEY = 'streamgauge.nav'
/** From this width on there is room for the names. */
const ROOMY_PX = 1024
/** Stays in sight on a screen that is high enough for both columns. */
const COLUMN = 'flex flex-col gap-1 [@media(min-height:36rem)]:sticky'
const ITEM =
  'flex min-h-9 items-center gap-3 rounded-md px-2.5 py-2 text-left font-medium text-fg-2 no-underline hover:bg-raised hover:text-fg pointer-coarse:min-h-11 aria-[current]:bg-raised aria-[current]:text-fg forced-colors:aria-[current]:underline max-sm:min-w-0 max-sm:flex-1 max-sm:flex-col max-sm:justify-center max-sm:gap-0.5 max-sm:px-0.5 max-sm:text-2xs'

/** The ways to the pages: a column at the side that opens and closes, on a phone a row at the bottom. */
export function SideNav({ version }: { version: string | null }) {
  const [isOpen, setIsOpen] = useState(remembered)
  const kept = useKeptSearch()
  const link = (section: Section) => <SectionLink key={section.href} {...section} kept={kept} />
  function toggle() {
    setIsOpen(!isOpen)
    remember(!isOpen)
  }
  return (
    <nav
      aria-label="Sections"
      data-open={isOpen}
      className="group/nav flex shrink-0 gap-1 print:hidden border-line bg-surface p-2 max-sm:sticky max-sm:bottom-0 max-sm:z-10 max-sm:border-t max-sm:px-1 sm:w-14 sm:flex-col sm:justify-between sm:border-r sm:data-[open=true]:w-52"
    >
      <div className={`${COLUMN} top-14 max-sm:contents`}>
        <NavButton label="Find" Icon={Search} onClick={() => runKeyCommand('palette.open')} />
        {SECTIONS.map(link)}
      </div>
      <div className={`${COLUMN} bottom-2 max-sm:hidden`}>
        {MORE_SECTIONS.map(link)}
        <NavButton label="Keys" Icon={Keyboard} onClick={() => runKeyCommand('keys.list')} />
        <NavButton
          label={isOpen ? 'Narrow' : 'Widen'}
          Icon={PanelLeft}
          isExpanded={isOpen}
          onClick={toggle}
        />
        {version && isOpen && <p className="px-2.5 text-2xs text-fg-3">Streamgauge {version}</p>}
      </div>
    </nav>
  )
}

function SectionLink({ href, label, kept }: Section & { kept: string }) {
  return (
    <NavLink to={href + kept} end={href === '/'} title={label} className={ITEM}>
      <Label Icon={ICONS[href]} label={label} />
    </NavLink>
  )
}

type NavButtonProps = {
  label: string
  Icon: LucideIcon
  isExpanded?: boolean
  onClick: () => void
}

function NavButton({ label, Icon, isExpanded, onClick }: NavButtonProps) {
  return (
    <button
      type="button"
      title={label}
      aria-expanded={isExpanded}
      onClick={onClick}
      className={ITEM}
    >
      <Label Icon={Icon} label={label} />
    </button>
  )
}

function Label({ Icon, label }: { Icon: LucideIcon | undefined; label: string }) {
  return (
    <>
      {Icon && <Icon size={18} aria-hidden className="shrink-0" />}
      <span className="sm:group-data-[open=false]/nav:sr-only max-sm:max-w-full max-sm:truncate">
        {label}
      </span>
    </>
  )
}

/** What was chosen on this device; before that, open where there is room. */
function remembered(): boolean {
  try {
    const stored = localStorage.getItem(STORAGE_KEY)
    if (stored !== null) return stored === 'open'
  } catch {
    // Storage is forbidden: the room decides.
  }
  return window.innerWidth >= ROOMY_PX
}

function remember(isOpen: boolean): void {
  try {
    localStorage.setItem(STORAGE_KEY, isOpen ? 'open' : 'narrow')
  } catch {
    return
  }
}
