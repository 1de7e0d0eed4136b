import { isIPv6 } from 'node:net'

/**
 * What counts as one caller: an IPv4 address, or the 64 bits of an IPv6 address that stand for one connection.
 * Whoever has such a connection has as many addresses in it as he likes.
 */
export function networkOf(address: string): string {
  const [plain = ''] = address.split('%')
  if (!isIPv6(plain)) return address
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(plain)
  if (mapped) return mapped[1]!
  const [left = '', right = ''] = plain.split('::')
  const before = left.split(':').filter(Boolean)
  const after = right.split(':').filter(Boolean)
  const gap = 8 - before.length - after.length
  const groups = [...before, ...Array<string>(Math.max(0, gap)).fill('0'), ...after]
  return `${groups
    .slice(0, 4)
    .map(group => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`
}
