/** Buttons of the pinned card. */
export const PIN_BUTTON =
  'min-h-8 rounded-md border border-fg-3 px-2 font-medium hover:bg-raised pointer-coarse:min-h-11'
