/** Text as one line of Markdown that means nothing but itself, also inside a cell of a table. */
export function plainText(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll(/[\\`*[\]<>|]/g, String.raw`\$&`)
}

/** A table of texts; a first column of names, numbers as they come. */
export function tableOf(
  header: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  return [rowOf(header), rowOf(header.map(() => '---')), ...rows.map(rowOf)]
}

function rowOf(cells: readonly string[]): string {
  return `| ${cells.map(plainText).join(' | ')} |`
}
