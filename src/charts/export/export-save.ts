/** Browsers begin to read the file soon after the press, and some not within it. */
const RELEASE_AFTER_MS = 10_000

/** Hands a file to the browser to keep under a name; its memory is released afterwards. */
export function saveFile(file: Blob, name: string): void {
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), RELEASE_AFTER_MS)
}
