import { listTexts } from './list-choice.ts'

/**
 * Address of a list with the rows of some states only.
 * @param kept what links keep of the present address, as `useKeptSearch` gives it
 */
export function listHref(path: string, kept: string, states: readonly string[]): string {
  const { state } = listTexts({ states })
  const parts = [kept.replace(/^\?/, ''), state ? `state=${encodeURIComponent(state)}` : '']
  const search = parts.filter((part) => part !== '').join('&')
  return search === '' ? path : `${path}?${search}`
}
