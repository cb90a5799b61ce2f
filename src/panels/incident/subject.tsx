import { createContext, use } from 'react'

/** The entity that charts are of. */
export type Subject = {
  readonly kind: 'source' | 'destination' | 'pipeline'
  readonly id: string
  /** What people call it; its id where the name is not known. */
  readonly name: string
}

const SubjectContext = createContext<Subject | null>(null)

/** Says which entity the charts of a subtree are of; pass the same object while it is the same. */
export const SubjectProvider = SubjectContext.Provider

/** Null: nobody said. */
export function useSubject(): Subject | null {
  return use(SubjectContext)
}

/** "destination orders-snowflake"; empty where nobody said. */
export function subjectWords(subject: Subject | null): string {
  return subject ? `${subject.kind} ${subject.name}` : ''
}
