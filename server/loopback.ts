/**
 * True for names and addresses that only this machine reaches: `localhost`, 127.0.0.0/8, `::1`.
 * Takes the bare host, without port; IPv6 with or without brackets.
 */
export function isLoopback(host: string): boolean {
  if (/^(?:localhost|::1|\[::1\])$/i.test(host)) return true
  const octets = /^127\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(host)
  return octets !== null && octets.slice(1).every((octet) => Number(octet) <= 255)
}
