import { useMemo } from 'react'
import { useLocation, useNavigate } from 'react-router'
import type { KeyCommand } from '#src/ui/key-commands.ts'
import { keptSearch } from '#src/url/use-kept-search.ts'
import { MORE_SECTIONS, SECTIONS } from './sections.ts'

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
