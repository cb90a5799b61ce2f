import { useEffect, useRef } from 'react'
import { pageBase } from '#src/model/page-base.ts'
import { isReloadDue, reloadMemory } from './new-build.ts'

const LOOK_EVERY_MS = 5 * 60_000

/**
 * Looks every five minutes whether the server serves another build, and reloads for it at a calm
 * moment, once for each build.
 */
export function useNewBuild(isCalm: boolean): void {
  const calm = useRef(isCalm)
  useEffect(() => {
    calm.current = isCalm
  }, [isCalm])
  useEffect(() => {
    let ownBuild: string | null = null
    async function look() {
      const served = await servedBuild()
      ownBuild ??= served
      if (served === null || !calm.current) return
      if (!isReloadDue({ ownBuild, served }, reloadMemory)) return
      if (reloadMemory.remember(served)) location.reload()
    }
    void look()
    const timer = setInterval(() => void look(), LOOK_EVERY_MS)
    return () => clearInterval(timer)
  }, [])
}

/** The build that the server serves; null: it does not say, or does not answer. */
async function servedBuild(): Promise<string | null> {
  try {
    const response = await fetch(`${pageBase()}config.json`, { cache: 'no-store' })
    const body: unknown = response.ok ? await response.json() : null
    const isNamed = typeof body === 'object' && body !== null && 'version' in body
    return isNamed && typeof body.version === 'string' ? body.version : null
  } catch {
    return null
  }
}
