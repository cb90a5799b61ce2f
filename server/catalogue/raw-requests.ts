import { expect } from 'vitest'

/** Bytes of a request: lines of the head as given, a blank line, then the body. */
export function bytesOf(lines: readonly string[], body = ''): string {
  return `${lines.join('\r\n')}\r\n\r\n${body}`
}

/** A request with this first line that asks for the connection to be closed. */
export function plainRequest(firstLine: string, ...headers: readonly string[]): string {
  return bytesOf([firstLine, 'Host: localhost', ...headers, 'Connection: close'])
}

/** Status of the first answer in what came back, interim ones aside; not a number without one. */
export function statusOf(received: string): number {
  const final = received.replace(/^(?:HTTP\/1\.1 1\d\d [^]*?\r\n\r\n)+/, '')
  return Number(/^HTTP\/1\.1 (\d{3}) /.exec(final)?.[1])
}

/** Expects exactly one answer, an error, after which the connection was given up. */
export function expectRefusedAndClosed(received: string): void {
  expect(received).toMatch(/^HTTP\/1\.1 4\d\d /)
  expect(received.match(/HTTP\/1\.1 \d/g)).toHaveLength(1)
  expect(received.toLowerCase()).toContain('\r\nconnection: close\r\n')
}
