/** Path patterns of the route table; `:id` is the API's id of the entity. */
export const PATHS = {
  pipelines: '/pipelines',
  pipeline: '/pipelines/:id',
  sources: '/sources',
  source: '/sources/:id',
  destinations: '/destinations',
  destination: '/destinations/:id',
  diagnostics: '/diagnostics',
  wall: '/wall',
} as const

export function pipelineHref(id: string): string {
  return `/pipelines/${encodeURIComponent(id)}`
}

export function sourceHref(id: string): string {
  return `/sources/${encodeURIComponent(id)}`
}

export function destinationHref(id: string): string {
  return `/destinations/${encodeURIComponent(id)}`
}

/** Href of an entity's page by its kind. */
export const HREF_OF = {
  source: sourceHref,
  destination: destinationHref,
  pipeline: pipelineHref,
} as const
