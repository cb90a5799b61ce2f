import type { ChartPage, Cpu } from './chart-page.ts'
import type { WorkKind } from './charts/page-api.ts'
import { median } from './stats.ts'

const IDLE_FRAMES = 30
const MOUNTS = 3
const REFRESHES = 8
const BATCHES = 2
const MOVES = 16

/** Refreshes of one kind in the figures of a page. */
export const REFRESHES_MEASURED = REFRESHES * BATCHES

/** What each piece of work costs on one page: CPU time less that of the frames themselves, ms. */
export type Figures = {
  readonly firstMount: Cpu
  readonly mount: Cpu
  readonly still: Cpu
  readonly moved: Cpu
  readonly hover: Cpu
  /** Main thread, each pointer move. */
  readonly moves: readonly number[]
  /** Tasks of more than 50 ms among the refreshes. */
  readonly longTasks: readonly number[]
}

/** Draws, draws again, refreshes and points; what comes first of a kind is warm-up. */
export async function measurePage(page: ChartPage): Promise<Figures> {
  await page.run('idle', 10)
  const idle = per(IDLE_FRAMES, (await page.run('idle', IDLE_FRAMES)).cpu)
  const firstMount = less((await page.run('mount', 1)).cpu, idle)
  const mounts: Cpu[] = []
  for (let count = 0; count <= MOUNTS; count++) {
    await page.unmount()
    const { cpu } = await page.run('mount', 1)
    if (count > 0) mounts.push(less(cpu, idle))
  }
  const still = await refreshes(page, 'refresh-still', idle)
  const moved = await refreshes(page, 'refresh-moved', idle)
  const pointing = await hovers(page)
  await page.requireDrawn()
  return {
    firstMount,
    // The mean: the time of a process is told in hundredths of a second, which is coarse for one.
    mount: per(MOUNTS, sum(mounts)),
    still: still.cpu,
    moved: moved.cpu,
    longTasks: [...still.longTasks, ...moved.longTasks],
    ...pointing,
  }
}

async function refreshes(page: ChartPage, kind: WorkKind, idle: Cpu) {
  await page.run(kind, REFRESHES)
  const batches: Cpu[] = []
  const longTasks: number[] = []
  for (let batch = 0; batch < BATCHES; batch++) {
    const measured = await page.run(kind, REFRESHES)
    batches.push(less(per(REFRESHES, measured.cpu), idle))
    longTasks.push(...measured.longTasks)
  }
  return { cpu: per(BATCHES, sum(batches)), longTasks }
}

/** Pointer moves to scattered places, less the same waits without a move. */
async function hovers(page: ChartPage): Promise<Pick<Figures, 'hover' | 'moves'>> {
  const moves: Cpu[] = []
  const rests: Cpu[] = []
  for (let count = 0; count < MOVES; count++) {
    moves.push(await page.hover(0.1 + 0.8 * ((count * 0.618_034) % 1)))
  }
  for (let count = 0; count < MOVES; count++) rests.push(await page.hover(null))
  const rest = median(rests.map(({ main }) => main))
  return {
    hover: less(per(MOVES, sum(moves)), per(MOVES, sum(rests))),
    moves: moves.map(({ main }) => main - rest),
  }
}

function sum(times: readonly Cpu[]): Cpu {
  const add = (of: (cpu: Cpu) => number) => times.reduce((total, cpu) => total + of(cpu), 0)
  return { all: add(({ all }) => all), main: add(({ main }) => main) }
}

function per(count: number, { all, main }: Cpu): Cpu {
  return { all: all / count, main: main / count }
}

function less(cpu: Cpu, idle: Cpu): Cpu {
  return { all: cpu.all - idle.all, main: cpu.main - idle.main }
}
