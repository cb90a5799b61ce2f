import { Link as LinkIcon } from 'lucide-react'
import { useMemo } from 'react'
import { useHref, useLocation } from 'react-router'
import { TopBarMenu } from '#src/app/top-bar-menu.tsx'
import { Button } from '#src/ui/button.tsx'
import { useKeyCommands, type KeyCommand } from '#src/ui/keys/key-commands.ts'
import { say } from '#src/ui/said.tsx'
import { useTimeState } from '#src/url/time/use-time-state.tsx'
import { copyLink, type LinkKind } from './copy-link.ts'

/** The page as a link: frozen at these instants, or going on with the time. */
export function ShareMenu() {
  const commands = useLinkCommands()
  useKeyCommands(commands)
  return (
    <TopBarMenu
      name="Copy link"
      icon={<LinkIcon size={16} aria-hidden />}
      className="max-sm:hidden"
    >
      {(close) =>
        commands.map((command) => (
          <Button key={command.id} onClick={() => choose(command, close)}>
            {command.name}
          </Button>
        ))
      }
    </TopBarMenu>
  )
}

function choose({ run }: KeyCommand, close: () => void) {
  close()
  run()
}

/** Both kinds of link to the page as it is, by key and from the palette too. */
function useLinkCommands(): readonly KeyCommand[] {
  const { pathname, search } = useLocation()
  const time = useTimeState()
  const path = useHref(pathname)
  return useMemo(() => {
    const copy = (kind: LinkKind) => () => {
      const { href } = new URL(path + search, window.location.href)
      void copyLink({ href, time }, kind).then(say)
    }
    return [
      {
        id: 'link.frozen',
        keys: ['y', 'f'],
        name: 'Copy link, frozen: these instants',
        run: copy('frozen'),
      },
      {
        id: 'link.live',
        keys: ['y', 'l'],
        name: 'Copy link, live: the range goes on',
        run: copy('live'),
      },
    ]
  }, [path, search, time])
}
