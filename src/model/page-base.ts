/**
 * Path under which this page and its proxy lie, with a slash at its end: `/`, `/streamgauge/`.
 * The server writes it into the page, so that one build serves under any path. The demo build, which
 * has no server, has `./`: the folder of its one page. `/` where there is no page (tests).
 */
export function pageBase(): string {
  if (typeof document === 'undefined') return '/'
  const written = document.querySelector('meta[name="base-path"]')?.getAttribute('content')
  return written ?? '/'
}
