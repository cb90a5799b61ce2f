import { expect, letPass, letPassUntil, NO_SHARING, test } from './fixtures.ts'
import config from './playwright.config.ts'
import { expectLive, verdictOf } from './wall-screen.ts'

/* A screen with a loudspeaker, started as the guide says. */

const launch = config.use?.launchOptions ?? {}

test.use({
  settings: NO_SHARING,
  scenario: 'healthy',
  launchOptions: {
    ...launch,
    args: [...(launch.args ?? []), '--autoplay-policy=no-user-gesture-required'],
  },
})

/** Listens beside the loudspeaker: notes of each sound its loudest sample and its strongest frequency. */
function listen(): void {
  const heard: { peak: number; hertz: number }[] = []
  Reflect.set(window, 'heard', heard)
  const connect: unknown = Reflect.get(AudioNode.prototype, 'connect')
  if (typeof connect !== 'function') return
  Reflect.set(AudioNode.prototype, 'connect', function tapped(this: AudioNode, to: AudioNode) {
    if (to instanceof AudioDestinationNode) {
      // Two thirds of a second: longer than the tone, so that a busy page misses nothing of it.
      const ear = new AnalyserNode(this.context, { fftSize: 32_768 })
      Reflect.apply(connect, this, [ear])
      const sound = { peak: 0, hertz: 0 }
      heard.push(sound)
      const samples = new Float32Array(ear.fftSize)
      const strengths = new Float32Array(ear.frequencyBinCount)
      const startedS = this.context.currentTime
      // The page's timers go by its own clock, messages by the real one.
      const { port1, port2 } = new MessageChannel()
      port1.addEventListener('message', () => {
        ear.getFloatTimeDomainData(samples)
        const peak = samples.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
        if (peak > sound.peak) {
          ear.getFloatFrequencyData(strengths)
          const bin = strengths.indexOf(Math.max(...strengths))
          sound.peak = peak
          sound.hertz = (bin * this.context.sampleRate) / ear.fftSize
        }
        if (this.context.currentTime - startedS < 0.3) port2.postMessage(null)
      })
      port1.start()
      port2.postMessage(null)
    }
    const result: unknown = Reflect.apply(connect, this, [to])
    return result
  })
}

test('something that becomes critical is heard, and what was so at the start is not', async ({
  page,
  api,
}) => {
  test.slow()
  await page.clock.install()
  await page.addInitScript(listen)
  await page.goto('/wall?sound=on')
  const heard = () => page.evaluate((): unknown => Reflect.get(window, 'heard'))
  await expect(verdictOf(page)).toHaveText(/well/)
  await letPass(page, 30_000)
  expect(await heard()).toEqual([])
  await expect(page.getByText('No sound')).toHaveCount(0)
  await api.control({ scenario: 'demo' })
  await letPassUntil(page, async () => {
    const [sound] = await page.evaluate(() => {
      const sounds: unknown = Reflect.get(window, 'heard')
      return Array.isArray(sounds) ? sounds : []
    })
    expect(sound?.peak).toBeGreaterThan(0.1)
    expect(sound?.hertz).toBeGreaterThan(600)
    expect(sound?.hertz).toBeLessThan(720)
  })
  await expectLive(page, /broken/)
  await page.reload()
  await expect(verdictOf(page)).toHaveText(/broken/)
  await letPass(page, 30_000)
  expect(await heard()).toEqual([])
})
