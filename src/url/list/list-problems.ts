import { HEALTH_STATES } from '#src/model/health/health.ts'
import { namedText } from '#src/url/named-text.ts'
import { GROUPINGS, listChoice, type ListChoice, type ListTexts } from './list-choice.ts'

/** Filters that pick one of the values that rows have. */
export const PICKS = ['type', 'tag', 'group', 'source'] as const
export type PickKey = (typeof PICKS)[number]

/** What this list can be asked for. */
export type ListKnown = {
  /** Ids of its columns. */
  readonly columns: readonly string[]
  /** What its rows have to pick from; null: not known yet. */
  readonly valuesOf: (pick: PickKey) => readonly string[] | null
}

/** What an address asks of a list that the list does not know. */
export type ListProblems = {
  /** One for each text that could not be used: what is wrong, what happens, what is allowed. */
  readonly sentences: readonly string[]
  /** The change of the choice that leaves it out. */
  readonly without: Partial<ListChoice>
}

type Problem = { readonly sentence: string; readonly without: Partial<ListChoice> }

const NO_PROBLEMS: ListProblems = { sentences: [], without: {} }
const STATES: ReadonlySet<string> = new Set(HEALTH_STATES)
const VIEWS = ['table', 'map']
const MOST_NAMED = 12

/** Holds the texts of an address against what the list knows. */
export function listProblems(texts: ListTexts, known: ListKnown): ListProblems {
  const problems = [
    stateProblem(texts),
    orderProblem(texts, known),
    ...PICKS.map((pick) => pickProblem(pick, texts[pick], known)),
    wordProblem('failing', texts, ['yes'], 'not filtered by it'),
    wordProblem('by', texts, GROUPINGS, 'not grouped'),
    wordProblem('view', texts, VIEWS, 'shown as a table'),
  ].filter((problem) => problem !== null)
  if (problems.length === 0) return NO_PROBLEMS
  return {
    sentences: problems.map(({ sentence }) => sentence),
    without: Object.assign({}, ...problems.map(({ without }) => without)),
  }
}

function stateProblem(texts: ListTexts): Problem | null {
  const { states } = listChoice(texts)
  const left = states.filter((text) => STATES.has(text))
  if (left.length === states.length) return null
  const unknown = states.filter((text) => !STATES.has(text))
  const instead = left.length === 0 ? 'all states are shown' : 'the other states are shown'
  return {
    sentence: sentence('state', unknown.join(','), instead, HEALTH_STATES),
    without: { states: left },
  }
}

function orderProblem(texts: ListTexts, { columns }: ListKnown): Problem | null {
  const { order } = listChoice(texts)
  if (!texts.sort || (order && columns.includes(order.columnId))) return null
  return {
    sentence: sentence('sort', texts.sort, 'the worst stand first', columns),
    without: { order: null },
  }
}

function pickProblem(pick: PickKey, text: string | null, { valuesOf }: ListKnown): Problem | null {
  if (text === null) return null
  const values = valuesOf(pick)
  if (values === null || values.includes(text)) return null
  return {
    sentence: sentence(pick, text, 'not filtered by it', values),
    without: { [pick]: null },
  }
}

/** A text that is one of a few words. */
function wordProblem(
  key: 'failing' | 'by' | 'view',
  texts: ListTexts,
  words: readonly string[],
  instead: string,
): Problem | null {
  const text = texts[key]
  if (text === null || words.includes(text)) return null
  const { [key]: without } = listChoice(texts)
  return { sentence: sentence(key, text, instead, words), without: { [key]: without } }
}

function sentence(key: string, text: string, instead: string, known: readonly string[]): string {
  const named = known.slice(0, MOST_NAMED).join(', ')
  const more = known.length > MOST_NAMED ? `, and ${known.length - MOST_NAMED} more` : ''
  const allowed = known.length === 0 ? 'nothing here has one' : `known are ${named}${more}`
  return `${namedText(key, text)} is not known: ${instead}; ${allowed}.`
}
