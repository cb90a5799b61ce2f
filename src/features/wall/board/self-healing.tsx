import { Component, type ReactNode } from 'react'

type SelfHealingProps = {
  /** What the part draws; when another one comes, it is tried again. */
  of: unknown
  /** Stands in its place as long as it breaks. */
  instead: ReactNode
  children: ReactNode
}

type SelfHealingState = { of: unknown; hasFailed: boolean }

/** Keeps a part that breaks while drawing from taking the board with it, without a hand to reload it. */
export class SelfHealing extends Component<SelfHealingProps, SelfHealingState> {
  override state: SelfHealingState = { of: this.props.of, hasFailed: false }

  static getDerivedStateFromError(): Partial<SelfHealingState> {
    return { hasFailed: true }
  }

  static getDerivedStateFromProps(
    { of }: SelfHealingProps,
    state: SelfHealingState,
  ): SelfHealingState | null {
    return of === state.of ? null : { of, hasFailed: false }
  }

  override render() {
    return this.state.hasFailed ? this.props.instead : this.props.children
  }
}
