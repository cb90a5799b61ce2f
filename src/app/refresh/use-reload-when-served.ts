import { useEffect } from 'react'
import { pageBase } from '#src/model/page-base.ts'

const TRY_EVERY_MS = 5000
/** Set while a reload is on its way, so that a build that stays broken is reloaded once only. */
const GUARD_KEY = 'streamgauge.reloaded-at'
const GUARD_MS = 60_000

/** Reloads the page once the server answers again, at most once a minute. */
export function useReloadWhenServed(): void {
  useEffect(() => {
    const timer = setInterval(() => void reloadIfServed(), TRY_EVERY_MS)
    return () => clearInterval(timer)
  }, [])
}

async function reloadIfServed() {
  try {
    const { ok } = await fetch(`${pageBase()}healthz`, { cache: 'no-store' })
    if (ok && mayReload()) location.reload()
  } catch {
    return
  }
}

/** Without storage (forbidden or full) a reload is allowed: each then costs five seconds of waiting. */
function mayReload(): boolean {
  try {
    const lastMs = Number(sessionStorage.getItem(GUARD_KEY) ?? 0)
    // The device's clock may have been set back since.
    if (Math.abs(Date.now() - lastMs) < GUARD_MS) return false
    sessionStorage.setItem(GUARD_KEY, String(Date.now()))
  } catch {
    return true
  }
  return true
}
