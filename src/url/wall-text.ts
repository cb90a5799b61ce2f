import { instantOf, wallMsOf } from '#src/model/time/wall-clock.ts'

/** What a date-and-time field shows for an instant in a zone: "2026-11-21T02:00". */
export function wallText(atMs: number, zone: string): string {
  return new Date(wallMsOf(atMs, zone)).toISOString().slice(0, 16)
}

/** The instant that a date-and-time field of a zone means, epoch ms; null while it is incomplete. */
export function parseWall(text: string, zone: string): number | null {
  const wallMs = Date.parse(`${text.slice(0, 16)}Z`)
  return Number.isNaN(wallMs) ? null : instantOf(wallMs, zone)
}
