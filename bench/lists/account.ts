import type { WorldSize } from '#simulator/account/generated.ts'
import { startSimulatorHost } from '#simulator/http-host.ts'
import { startSimulated, type SimulatedApp } from '../simulated.ts'

/** The product before a generated account of `size`: as `large-account`, of any size. */
export async function startAccount(staticDir: string, size: WorldSize): Promise<SimulatedApp> {
  const api = await startSimulatorHost({ size })
  const { clientId, secret } = api.simulator.credentials
  const app = await startSimulated(staticDir, {
    STREAMKAP_HOST: api.origin,
    STREAMKAP_CLIENT_ID: clientId,
    STREAMKAP_SECRET: secret,
  })
  return {
    origin: app.origin,
    async stop() {
      await app.stop()
      await api.close()
    },
  }
}
