import { useMemo } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { MORE_SECTIONS, SECTIONS } from '#src/app/sections.ts'
import type { KeyCommand } from '#src/ui/keys/key-commands.ts'
import { keptSearch } from '#src/url/list/use-kept-search.ts'

/** `g` and a letter for every page of the navigation, over the same time. */
export function useGoCommands(): readonly KeyCommand[] {
  const navigate = useNavigate()
  const kept = keptSearch(useLocation().search)
  return useMemo(
    () =>
      [...SECTIONS, ...MORE_SECTIONS].map(({ href, label, letter }) => ({
        id: `go.${letter}`,
        keys: ['g', letter],
        name: `Go to ${label}`,
        run: () => void navigate(href + kept),
      })),
    [navigate, kept],
  )
}
