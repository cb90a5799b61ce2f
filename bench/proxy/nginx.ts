import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePort } from '../../e2e/processes.ts'
import { end, type Started } from './processes.ts'

/** Says on standard error why there is no nginx, once. */
export function findNginx(): string | null {
  const installed = pathOf()
  if (installed !== null) return installed
  if (process.getuid?.() !== 0) {
    console.error('nginx: not installed, and only root can install it; measured without it.')
    return null
  }
  try {
    execFileSync('apt-get', ['install', '-y', '--no-install-recommends', 'nginx'], {
      stdio: 'ignore',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
    return pathOf()
  } catch {
    console.error('nginx: apt-get could not install it; measured without it.')
    return null
  }
}

/** nginx as a caching reverse proxy in front of the API: one worker, as the proxy is one thread. */
export async function startNginx(
  binary: string,
  folder: string,
  apiPort: number,
): Promise<Started> {
  const port = await freePort()
  const home = join(folder, 'nginx')
  mkdirSync(home)
  const file = join(home, 'nginx.conf')
  writeFileSync(file, configuration({ home, port, apiPort }))
  const child = spawn(binary, ['-c', file, '-p', home, '-e', join(home, 'error.log')], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  try {
    await answersAt(port)
  } catch (error) {
    await end(child)
    throw error
  }
  return { port, stop: () => end(child) }
}

export function nginxVersion(binary: string): string {
  // nginx tells its version on standard error, which `-v` alone would print here.
  const said = execFileSync('sh', ['-c', `"${binary}" -v 2>&1`]).toString()
  return /nginx\/([\d.]+)/.exec(said)?.[1] ?? 'of unknown version'
}

function pathOf(): string | null {
  try {
    return execFileSync('sh', ['-c', 'command -v nginx || ls /usr/sbin/nginx']).toString().trim()
  } catch {
    return null
  }
}

function configuration(at: { home: string; port: number; apiPort: number }): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((kind) => `  ${kind}_temp_path ${at.home}/${kind};`)
    .join('\n')
  // Started by root its workers would be another user, who may not write to the folder.
  const user = process.getuid?.() === 0 ? 'user root;' : ''
  return `
daemon off;
${user}
worker_processes 1;
pid ${at.home}/nginx.pid;
events { worker_connections 4096; }
http {
${temporary}
  access_log ${at.home}/access.log;
  keepalive_requests 100000000;
  sendfile on;
  proxy_cache_path ${at.home}/cache keys_zone=answers:10m max_size=256m;
  server {
    listen 127.0.0.1:${at.port};
    location / {
      proxy_pass http://127.0.0.1:${at.apiPort};
      proxy_cache answers;
      proxy_cache_lock on;
      proxy_cache_valid 200 10s;
      proxy_cache_use_stale updating;
      proxy_cache_background_update on;
    }
  }
}
`
}

async function answersAt(port: number): Promise<void> {
  for (let tries = 0; tries < 50; tries += 1) {
    try {
      await fetch(`http://127.0.0.1:${port}/calls`)
      return
    } catch {
      await new Promise((resolve) => void setTimeout(resolve, 100))
    }
  }
  throw new Error('nginx did not begin to answer')
}
