import { EllipsisVertical } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'react-router'
import { RefreshSelect } from '#src/app/refresh/refresh-select.tsx'
import { Button } from '#src/ui/button.tsx'
import { keyCommands, type KeyCommand } from '#src/ui/keys/key-commands.ts'
import { useKeptSearch } from '#src/url/list/use-kept-search.ts'
import { useTimeState } from '#src/url/time/use-time-state.tsx'
import { MORE_SECTIONS } from './sections.ts'
import { chooseTheme, THEMES, useThemeChoice } from './theme.ts'
import { TopBarMenu } from './top-bar-menu.tsx'

/** Commands whose buttons have no room on a phone. */
const COMMANDS = ['refresh.pause', 'time.freeze', 'link.frozen', 'link.live']

/** On a phone: what has no room in the top bar and in the row of pages. */
export function PhoneMenu() {
  return (
    <TopBarMenu name="More" icon={<EllipsisVertical size={18} aria-hidden />} className="sm:hidden">
      {(close) => (
        <>
          <Commands onDone={close} />
          <Choices />
          <Pages onDone={close} />
        </>
      )}
    </TopBarMenu>
  )
}

/** The same commands, by the same names, as by key and in the palette. */
function Commands({ onDone }: { onDone: () => void }) {
  const [commands] = useState(() => keyCommands().filter(({ id }) => COMMANDS.includes(id)))
  function choose({ run }: KeyCommand) {
    onDone()
    run()
  }
  return commands.map((command) => (
    <Button key={command.id} onClick={() => choose(command)}>
      {command.name}
    </Button>
  ))
}

function Choices() {
  const { refresh, setRefresh, frozen } = useTimeState()
  const theme = useThemeChoice()
  return (
    <>
      <fieldset
        disabled={frozen !== null}
        className="flex items-center justify-between gap-2 pl-2 text-table disabled:opacity-50"
      >
        <span aria-hidden>Refresh every</span>
        <RefreshSelect interval={frozen ? 'off' : refresh} onInterval={setRefresh} />
      </fieldset>
      <label className="flex items-center justify-between gap-2 pl-2 text-table">
        Theme
        <select
          value={theme}
          onChange={({ currentTarget }) => {
            const one = THEMES.find(({ choice }) => choice === currentTarget.value)
            if (one) chooseTheme(one.choice)
          }}
          className="h-8 rounded-md border border-line-strong bg-surface px-1 text-label pointer-coarse:h-11"
        >
          {THEMES.map(({ choice, name }) => (
            <option key={choice} value={choice}>
              {name}
            </option>
          ))}
        </select>
      </label>
    </>
  )
}

/** Pages that the row at the bottom leaves out. */
function Pages({ onDone }: { onDone: () => void }) {
  const kept = useKeptSearch()
  return MORE_SECTIONS.map(({ href, label }) => (
    <Link
      key={href}
      to={href + kept}
      onClick={onDone}
      className="flex min-h-8 items-center rounded-md px-2 text-table text-fg-2 no-underline hover:bg-raised pointer-coarse:min-h-11"
    >
      {label}
    </Link>
  ))
}
