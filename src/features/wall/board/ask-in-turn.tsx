import { PIPELINE_LATEST_PERIOD_MS } from '#src/api/periods.ts'
import { AskForPipelines } from '#src/panels/fleet/ask-for-pipelines.tsx'
import type { JudgedEntity } from '#src/panels/fleet/fleet.ts'
import { useFromNow } from '#src/ui/age/clock-context.tsx'
import { askedPipelines } from './asked-pipelines.ts'

type AskInTurnProps = {
  entities: readonly JudgedEntity[]
  /** Those that have a tile on screen. */
  shown: readonly JudgedEntity[]
}

/** Draws nothing: asks for the own numbers of pipelines, which the calls for whole accounts do not hold. */
export function AskInTurn({ entities, shown }: AskInTurnProps) {
  const turn = useFromNow((nowMs) => Math.floor(nowMs / PIPELINE_LATEST_PERIOD_MS))
  return <AskForPipelines ids={askedPipelines(entities, shown, turn)} />
}
