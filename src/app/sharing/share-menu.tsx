import { Link as LinkIcon } from 'lucide-react'
import { useMemo } from 'react'
import { useHref, useLocation } from 'react-router'
import { useDisclosure } from '#src/app/use-disclosure.ts'
import { Button } from '#src/ui/button.tsx'
import { useKeyCommands, type KeyCommand } from '#src/ui/keys/key-commands.ts'
import { say } from '#src/ui/said.tsx'
import { useTimeState } from '#src/url/time/use-time-state.tsx'
import { copyLink, type LinkKind } from './copy-link.ts'

/** The page as a link: frozen at these instants, or going on with the time. */
export function ShareMenu() {
  const { place, isOpen, toggle } = useDisclosure<HTMLDivElement>()
  const commands = useLinkCommands()
  useKeyCommands(commands)
  function copy({ run }: KeyCommand) {
    toggle()
    place.current?.querySelector('button')?.focus()
    run()
  }
  return (
    <div ref={place} className="relative shrink-0 max-sm:hidden">
      <button
        type="button"
        aria-expanded={isOpen}
        aria-label="Copy link"
        title="Copy link"
        onClick={toggle}
        className="grid size-8 place-items-center rounded-md hover:bg-raised pointer-coarse:size-11"
      >
        <LinkIcon size={16} aria-hidden />
      </button>
      {isOpen && (
        <div className="absolute top-full right-0 z-10 mt-2 grid w-60 gap-1.5 rounded-tile border border-line-strong bg-surface p-2">
          {commands.map((command) => (
            <Button key={command.id} onClick={() => copy(command)}>
              {command.name}
            </Button>
          ))}
        </div>
      )}
    </div>
  )
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
