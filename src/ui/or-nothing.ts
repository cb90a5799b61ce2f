import type { ComponentType } from 'react'

/**
 * For `lazy`: a part that a page can do without. When its code cannot be fetched (the server is
 * restarting) nothing stands in its place, instead of an error screen in place of the page.
 */
export async function orNothing<Props>(
  loading: Promise<ComponentType<Props>>,
): Promise<{ default: ComponentType<Props> }> {
  try {
    return { default: await loading }
  } catch {
    return { default: Nothing }
  }
}

function Nothing() {
  return null
}
