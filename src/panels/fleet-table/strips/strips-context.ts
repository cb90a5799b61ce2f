import { createContext } from 'react'
import type { EntityKind } from '#src/panels/fleet/fleet.ts'
import type { Strip } from './strip.ts'

/** Strips of the rows in sight, by the id of the entity. */
export type Strips = ReadonlyMap<string, Strip>

export const NO_STRIPS: Strips = new Map()

/** What the cells of a table draw: given to them, so that no row that flies past subscribes to anything. */
export const StripsContext = createContext<Strips>(NO_STRIPS)

/** Takes new strips in; given the ones before. */
export const TakeStripsContext = createContext<(next: (before: Strips) => Strips) => void>(() => {})

/** Whose strips are looked up. */
export type StripRows = { readonly kind: EntityKind; readonly ids: readonly string[] }
