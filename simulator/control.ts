import { FAULT_KINDS, type Fault, type FaultKind } from './faults.ts'
import type { Simulator } from './handler.ts'
import { isScenarioName, SCENARIO_NAMES } from './scenarios.ts'

/**
 * Carries out one command from outside (the body of `POST /__simulator/faults`) and returns the state afterwards.
 * A command is an object with any of: `scenario` (name), `clear` (true: all faults off), `fault` (one {@link Fault}),
 * `revokeTokens` (true), `tokenLifeSec` (number of seconds for tokens issued from now on).
 * Throws a `TypeError` that names the bad value and what is allowed; nothing has changed then.
 *
 * @example { "fault": { "kind": "html-502", "path": "/sources", "count": 2 } }
 */
export function control(simulator: Simulator, command: unknown): ControlState {
  if (typeof command !== 'object' || command === null) {
    throw new TypeError(`the command must be a JSON object, got ${JSON.stringify(command)}`)
  }
  const member = (name: string): unknown => Reflect.get(command, name)
  const known = ['scenario', 'clear', 'fault', 'revokeTokens', 'tokenLifeSec']
  const odd = Object.keys(command).find((key) => !known.includes(key))
  if (odd !== undefined) {
    throw new TypeError(`unknown member "${odd}"; allowed: ${known.join(', ')}`)
  }
  const scenario = member('scenario')
  if (scenario !== undefined && !(typeof scenario === 'string' && isScenarioName(scenario))) {
    throw new TypeError(
      `unknown scenario ${JSON.stringify(scenario)}; allowed: ${SCENARIO_NAMES.join(', ')}`,
    )
  }
  const fault = member('fault') === undefined ? null : readFault(member('fault'))
  const life = member('tokenLifeSec')
  if (life !== undefined && !(typeof life === 'number' && life > 0)) {
    throw new TypeError(
      `tokenLifeSec must be a number of seconds above 0, got ${JSON.stringify(life)}`,
    )
  }
  if (scenario !== undefined) simulator.setScenario(scenario)
  if (member('clear') === true) simulator.clearFaults()
  if (member('revokeTokens') === true) simulator.revokeTokens()
  if (typeof life === 'number') simulator.setTokenLifeSec(life)
  if (fault !== null) simulator.setFault(fault)
  return controlState(simulator)
}

export type ControlState = { scenario: string; faults: readonly Fault[] }

export function controlState(simulator: Simulator): ControlState {
  return { scenario: simulator.scenario(), faults: simulator.faults() }
}

function readFault(value: unknown): Fault {
  if (typeof value !== 'object' || value === null) {
    throw new TypeError(`fault must be an object, got ${JSON.stringify(value)}`)
  }
  const kind: unknown = Reflect.get(value, 'kind')
  if (!isFaultKind(kind)) {
    throw new TypeError(
      `unknown fault kind ${JSON.stringify(kind)}; allowed: ${FAULT_KINDS.join(', ')}`,
    )
  }
  const fault: Fault = { kind }
  const path: unknown = Reflect.get(value, 'path')
  if (typeof path === 'string') fault.path = path
  for (const name of ['count', 'delayMs', 'retryAfterSec'] as const) {
    const number: unknown = Reflect.get(value, name)
    if (typeof number === 'number' && number >= 0) fault[name] = number
    else if (number !== undefined) {
      throw new TypeError(`${name} must be a number of at least 0, got ${JSON.stringify(number)}`)
    }
  }
  return fault
}

function isFaultKind(value: unknown): value is FaultKind {
  return FAULT_KINDS.some((kind) => kind === value)
}
