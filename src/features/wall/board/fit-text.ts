/**
 * Widths of letters in em: the widest of each kind in the semibold face of the wall, with digits as
 * they come. Measuring the text itself would have to wait for the face.
 */
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/[ijlI.,:; ]/, 0.28],
  [/[frt'|!"·()[\]{}/\\]/, 0.42],
  [/[-–_]/, 0.5],
  [/[acekvxyzsEFJL?]/, 0.61],
  [/[a-ln-vx-z0-9PRSBZT$#*+=<>&]/, 0.66],
  [/[A-LN-VX-Z▲▼]/, 0.77],
  [/[w→≥]/, 0.84],
  [/[mM…]/, 0.96],
]
/** The widest, and letters of other scripts. */
const WIDEST = 1.04

/** Least width, in em of its size, that holds a text on one line. */
export function textEm(text: string): number {
  return lettersOf(text).reduce((sum, letter) => sum + letterEm(letter), 0)
}

function lettersOf(text: string): readonly string[] {
  return Array.from(text)
}

function letterEm(letter: string): number {
  return WIDTHS.find(([letters]) => letters.test(letter))?.[1] ?? WIDEST
}

/** A text that fits on one line: whole, or with its middle left out, since names differ at their ends. */
export function fitLine(text: string, lineEm: number): string {
  if (textEm(text) <= lineEm) return text
  const letters = lettersOf(text)
  const roomEm = Math.max(0, lineEm - letterEm('…'))
  const tail = longest(letters.toReversed(), roomEm / 2).toReversed()
  const head = longest(letters, roomEm - textEm(tail.join('')))
  return `${head.join('')}…${tail.join('')}`
}

/** A sentence that fits within several lines: whole, or its first words. */
export function fitWords(
  text: string,
  { lines, lineEm }: { readonly lines: number; readonly lineEm: number },
): string {
  const words = text.split(' ')
  let line = ''
  let count = 1
  for (const [index, word] of words.entries()) {
    // A word that does not end the sentence must leave room for the sign that more would follow.
    const next = index === words.length - 1 ? word : `${word} …`
    if (line !== '' && textEm(`${line} ${next}`) > lineEm) {
      count++
      line = ''
    }
    if (count > lines) return index === 0 ? '' : `${words.slice(0, index).join(' ')} …`
    line = line === '' ? word : `${line} ${word}`
  }
  return text
}

/**
 * A name on at most two lines: broken after a word, else after a hyphen or the like, else anywhere;
 * one that is longer loses its middle. Together the lines are the name, unless that was cut.
 */
export function nameLines(name: string, lineEm: number): readonly string[] {
  if (textEm(name) <= lineEm) return [name]
  for (const mark of [/\s/, /[-_./:–]/, /./su]) {
    const lines = brokenAfter(name, mark, lineEm)
    if (lines) return lines
  }
  const letters = lettersOf(name)
  const head = longest(letters, lineEm - letterEm('…')).join('')
  const tail = longest(letters.toReversed(), lineEm).toReversed().join('')
  return [`${head}…`, wholeWords(tail)]
}

/** Without the rest of a word at its beginning, unless that is most of it. */
function wholeWords(tail: string): string {
  const start = tail.search(/[\s._-]/) + 1
  return start <= tail.length / 2 ? tail.slice(start) : tail
}

/** The last break after such a letter that leaves two lines which fit; null: there is none. */
function brokenAfter(name: string, mark: RegExp, lineEm: number): readonly string[] | null {
  const letters = lettersOf(name)
  for (let at = letters.length - 1; at > 0; at--) {
    const head = letters.slice(0, at).join('')
    const tail = letters.slice(at).join('')
    const isBreak = mark.test(letters[at - 1] ?? '')
    if (isBreak && textEm(head.trimEnd()) <= lineEm && textEm(tail) <= lineEm) return [head, tail]
  }
  return null
}

/** As many of the first letters as fit. */
function longest(letters: readonly string[], em: number): readonly string[] {
  let sum = 0
  const over = letters.findIndex((letter) => (sum += letterEm(letter)) > em)
  return over < 0 ? letters : letters.slice(0, over)
}
