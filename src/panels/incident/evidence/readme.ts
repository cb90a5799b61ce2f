import { isoInZone, unitWords } from '#src/charts/export/export-words.ts'
import { NOT_REPORTED_MARK, THIN_SPACE } from '#src/format/digits.ts'
import { formatText } from '#src/format/number.ts'
import type { Evidence } from '#src/model/health/health.ts'
import { changeText, meanText } from '#src/panels/incident/before-after-rows.ts'
import { subjectWords } from '#src/panels/incident/subject.tsx'
import { plainText, tableOf } from './markdown.ts'
import type { Pack } from './pack.ts'

/** The page of an evidence pack that people read: Markdown, every time with its distance from UTC. */
export function readmeOf(pack: Pack, chartFiles: readonly string[]): string {
  const clock = (atMs: number) =>
    isoInZone(Math.floor(atMs / 1000) * 1000, pack.zone).replace('.000', '')
  const parts = [
    headOf(pack, clock),
    timelineOf(pack, clock),
    markedOf(pack, clock),
    numbersOf(pack, clock),
    chartsOf(pack, chartFiles, clock),
    lastEventsOf(pack),
  ]
  const text = parts.filter((part) => part.length > 0).map((part) => part.join('\n'))
  return `${text.join('\n\n').replaceAll(THIN_SPACE, ' ')}\n`
}

type Clock = (atMs: number) => string

function headOf(pack: Pack, clock: Clock) {
  const { title, window, zone, link, madeAtMs, build, verdict } = pack
  return [
    `# ${plainText(capitalised(title))}`,
    '',
    ...(verdict ? [verdictLine(verdict, pack.isFrozen, clock), ''] : []),
    `- From ${clock(window.fromMs)} to ${clock(window.toMs)}`,
    `- Times are of the zone ${zone}`,
    `- The same picture: <${link}>`,
    `- Made at ${clock(madeAtMs)} by Streamgauge ${build ?? '(a build without a version)'}`,
  ]
}

function verdictLine(
  { words, asOfMs }: NonNullable<Pack['verdict']>,
  isFrozen: boolean,
  clock: Clock,
): string {
  const ofWhen = isFrozen ? 'Verdict when the pack was made, not of this window: ' : ''
  return ofWhen + plainText(words) + (asOfMs === null ? '' : ` (as of ${clock(asOfMs)})`)
}

function timelineOf({ timeline, untold }: Pack, clock: Clock) {
  const missing = untold === '' ? [] : ['', plainText(untold)]
  if (timeline.length === 0) return ['## Timeline', '', 'Nothing that the series tell.', ...missing]
  const rows = timeline.map(({ atMs, toMs, words, subject, isObserved }) => [
    toMs === null ? clock(atMs) : `${clock(atMs)} to ${clock(toMs)}`,
    words,
    subjectWords(subject),
    isObserved ? 'observed on this screen' : 'series of the API',
  ])
  return [
    '## Timeline',
    '',
    ...tableOf(['time', 'what happened', 'to what', 'known from'], rows),
    ...missing,
  ]
}

function markedOf({ marked }: Pack, clock: Clock) {
  if (!marked) return []
  const { mark, baseline, rows, recoveries } = marked
  const before = baseline ? `${clock(baseline.fromMs)} to ${clock(baseline.toMs)}` : 'nothing'
  const table = rows.map((row) => [
    row.name,
    subjectWords(row.subject),
    meanText(row.before, row.unit),
    meanText(row.inside, row.unit),
    changeText(row),
    row.inside ? formatText(row.inside.highest, row.unit, 'card') : NOT_REPORTED_MARK,
  ])
  return [
    '## Before and after',
    '',
    `Marked: ${clock(mark.fromMs)} to ${clock(mark.toMs)}, compared with ${before}.`,
    'Means of the points; ≈ where some are missing.',
    '',
    ...tableOf(['series', 'of', 'before', 'marked', 'change', 'highest'], table),
    ...recoveries.flatMap(({ subject, resolution, numbers }) => [
      '',
      `## Recovery of ${plainText(subjectWords(subject))}`,
      '',
      `Times are right to ${resolution}.`,
      '',
      ...tableOf(
        ['number', 'value'],
        numbers.map(({ label, text }) => [label, text]),
      ),
    ]),
  ]
}

function numbersOf({ numbers, isFrozen }: Pack, clock: Clock) {
  if (numbers.length === 0) return []
  const rows = numbers.map(({ label, text, note, inputs }) => [
    label,
    text,
    note ?? '',
    inputs.map((input) => inputWords(input, clock)).join('; '),
  ])
  return [
    '## Derived numbers',
    '',
    isFrozen ? 'As of the end of the window.' : 'As the page gave them when the pack was made.',
    '',
    ...tableOf(['number', 'value', 'note', 'worked out from'], rows),
  ]
}

function inputWords({ name, value, unit, atMs }: Evidence, clock: Clock): string {
  const at = atMs === null ? '' : ` at ${clock(atMs)}`
  if (typeof value !== 'number') return `${name}: ${value ?? 'not reported'}${at}`
  const words = unit === 'perSec' ? `${value}/s` : `${value} ${unit ? unitWords(unit) : ''}`.trim()
  return `${name}: ${words}${at}`
}

function chartsOf({ charts }: Pack, files: readonly string[], clock: Clock) {
  return [
    '## Charts',
    '',
    'All samples are in [series.csv](series.csv).',
    ...charts.flatMap(({ drawn, subject, source }, place) => [
      '',
      `### ${plainText(drawn.title)}${subject ? `, ${plainText(subjectWords(subject))}` : ''}`,
      '',
      `Answered at ${clock(source.asOfMs)}.`,
      '',
      `![${plainText(drawn.title)}](${files[place] ?? ''})`,
    ]),
  ]
}

function lastEventsOf({ lastEvents }: Pack) {
  if (lastEvents.length === 0) return []
  const rows = lastEvents.map(({ of, text }) => [of, text])
  return ['## Last events', '', ...tableOf(['of', 'text'], rows)]
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
