import { Component, type ReactNode } from 'react'
import { Notice } from './notice.tsx'

type FailureBoundaryProps = { what: string; children: ReactNode }
type FailureBoundaryState = { failure: Error | null }

/** Keeps a part that breaks while drawing from taking the page with it. */
export class FailureBoundary extends Component<FailureBoundaryProps, FailureBoundaryState> {
  override state: FailureBoundaryState = { failure: null }

  static getDerivedStateFromError(error: unknown): FailureBoundaryState {
    return { failure: error instanceof Error ? error : new Error(String(error)) }
  }

  override render() {
    const { failure } = this.state
    if (!failure) return this.props.children
    return (
      <Notice tone="crit" title={`${this.props.what} could not be drawn.`}>
        {failure.message}
      </Notice>
    )
  }
}
