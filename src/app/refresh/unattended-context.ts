import { createContext, use } from 'react'

/** Whether nobody is there who could press a button. */
export const UnattendedContext = createContext(false)

export function useIsUnattended(): boolean {
  return use(UnattendedContext)
}
