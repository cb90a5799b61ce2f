import { LineCounter, parseDocument, visit, type Document } from 'yaml'
import {
  LABEL,
  NAME,
  readConnector,
  readPipeline,
  skipNotes,
  type ConnectorSettings,
  type PipelineSettings,
} from './entity-settings.ts'
import { readThresholds, type ThresholdsSettings } from './threshold-settings.ts'
import { readWall, readZone, SCREEN_NAME, type WallSettings } from './wall-settings.ts'
import { YamlMap } from './yaml-map.ts'

/**
 * The part of `streamgauge.yaml` that browsers may see, as it stands in `/config.json`. It is put
 * together key by key: what is not named here (`notes`) cannot reach a browser.
 */
export type PublicSettings = Readonly<{
  /** By id or name. */
  connectors: Readonly<Record<string, ConnectorSettings>>
  pipelines: Readonly<Record<string, PipelineSettings>>
  /** A list, because the order counts: the first tag of an entity decides. */
  tags: readonly Readonly<{ name: string; thresholds: ThresholdsSettings | undefined }>[]
  groups: readonly GroupSettings[]
  defaults: ThresholdsSettings | undefined
  walls: Readonly<Record<string, WallSettings>>
  timeZone: string | undefined
}>

type GroupSettings = Readonly<{
  name: string
  members: readonly string[] | undefined
  thresholds: ThresholdsSettings | undefined
}>

/** `faults` is empty when the settings may be used. */
export type SettingsFile = Readonly<{ settings: PublicSettings; faults: readonly string[] }>

const MAX_KIB = 256
const MAX_ALIASES = 100
/** What stands for bytes that are no UTF-8, and the zero bytes of UTF-16. */
const NOT_TEXT = /[\uFFFD\0]/
/** Where the parser speaks to programmers. */
const OWN_WORDS: Readonly<Record<string, string>> = {
  MULTIPLE_DOCS: 'a second document begins here; a file has one',
  NON_STRING_KEY: 'a key must be text; put it in quotes',
}

/**
 * Reads the text of a settings file. Every fault is found in one go and is one sentence that begins
 * with its line: `line 12: connectors.orders.weight is "heavy", must be a number from 0 to 1000`.
 */
export function readSettingsFile(text: string): SettingsFile {
  if (Buffer.byteLength(text) > MAX_KIB * 1024) return refused(`it is larger than ${MAX_KIB} KiB`)
  const unreadable = text.search(NOT_TEXT)
  if (unreadable >= 0) {
    const line = text.slice(0, unreadable).split('\n').length
    return refused(`line ${line}: holds bytes that are no UTF-8 text; save the file as UTF-8`)
  }
  const lines = new LineCounter()
  const document = parse(text, lines)
  if (document === null) return refused('it is nested too deeply')
  const wrong = [...document.errors, ...document.warnings]
  if (wrong.length > 0) {
    return refused(
      ...wrong.map(({ pos, code, message }) => {
        return `line ${lineAt(lines, pos[0])}: ${OWN_WORDS[code] ?? message}`
      }),
    )
  }
  if (aliasesIn(document) > MAX_ALIASES) return refused(`it has more than ${MAX_ALIASES} aliases`)

  const found: { offset: number; sentence: string }[] = []
  const faults = {
    note: (offset: number, sentence: string) => void found.push({ offset, sentence }),
  }
  const top = new YamlMap({ document, faults }, document.contents, { path: '', offset: 0 })
  const settings = readTop(top)
  const sorted = found.toSorted((a, b) => a.offset - b.offset)
  return {
    settings,
    faults: sorted.map(({ offset, sentence }) => `line ${lineAt(lines, offset)}: ${sentence}`),
  }
}

function refused(...faults: readonly string[]): SettingsFile {
  return { settings: readTop(emptyMap()), faults }
}

function emptyMap(): YamlMap {
  const faults = { note: () => undefined }
  return new YamlMap({ document: parseDocument(''), faults }, null, { path: '', offset: 0 })
}

/** Null when the text is nested more deeply than the parser can follow. */
function parse(text: string, lineCounter: LineCounter): Document | null {
  try {
    return parseDocument(text, {
      lineCounter,
      prettyErrors: false,
      stringKeys: true,
      resolveKnownTags: false,
      // The parser's own check names the line before.
      uniqueKeys: false,
    })
  } catch {
    return null
  }
}

function lineAt(lines: LineCounter, offset: number): number {
  return Math.max(1, lines.linePos(offset).line)
}

function aliasesIn(document: Document): number {
  let count = 0
  visit(document, { Alias: () => void (count += 1) })
  return count
}

function readTop(top: YamlMap): PublicSettings {
  skipNotes(top)
  const groups = top.named('groups', LABEL).map(([name, map]) => readGroup(name, map))
  const settings: PublicSettings = {
    connectors: Object.fromEntries(
      top.named('connectors', NAME).map(([name, map]) => [name, readConnector(map)]),
    ),
    pipelines: Object.fromEntries(
      top.named('pipelines', NAME).map(([name, map]) => [name, readPipeline(map)]),
    ),
    tags: top
      .named('tags', LABEL)
      .map(([name, map]) => ({ name, thresholds: readThresholds(map) })),
    groups,
    defaults: readThresholds(top.section('defaults')),
    walls: Object.fromEntries(
      top.named('walls', SCREEN_NAME).map(([name, map]) => [name, readWall(map)]),
    ),
    timeZone: readZone(top, 'timeZone'),
  }
  top.finish()
  checkGroups(top, settings)
  return settings
}

function readGroup(name: string, map: YamlMap): GroupSettings {
  skipNotes(map)
  const members = map.texts('members', NAME)
  const thresholds = readThresholds(map.section('thresholds'))
  map.finish()
  return { name, members, thresholds }
}

/** Every member stands in one group, and a wall shows a group that exists. */
function checkGroups(top: YamlMap, settings: PublicSettings): void {
  const groupOf = new Map<string, string>()
  for (const { name, members = [] } of settings.groups) {
    for (const member of members) {
      const other = groupOf.get(member)
      if (other !== undefined) {
        top.section('groups')?.fault(name, `lists ${member}, which groups.${other} lists too`)
      }
      groupOf.set(member, name)
    }
  }
  const entities = [...Object.values(settings.connectors), ...Object.values(settings.pipelines)]
  const known = new Set([
    ...settings.groups.map(({ name }) => name),
    ...entities.map(({ group }) => group),
  ])
  for (const [name, { group }] of Object.entries(settings.walls)) {
    if (group === undefined || known.has(group)) continue
    top.section('walls')?.section(name)?.fault('group', `is "${group}", which is no group here`)
  }
}
