declare module '*/chromium.mjs' {
  /** Path of a Chromium; undefined: Playwright finds its own. Throws when none can be had. */
  export function ensureChromium(): string | undefined
}
