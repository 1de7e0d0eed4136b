import { BlockList, isIP, isIPv6 } from 'node:net'

/** Whether this address is a proxy the operator has named in TRUST_PROXY: only then its headers count. */
export function proxyCheck(trustProxy: string | false): (address: string | undefined) => boolean {
  if (trustProxy === false) return () => false
  const trusted = new BlockList()
  for (const word of trustProxy.split(',').map(part => part.trim())) add(trusted, word)
  return address => {
    const plain = (address ?? '').replace(/^::ffff:(?=\d+\.)/i, '')
    return isIP(plain) !== 0 && trusted.check(plain, isIPv6(plain) ? 'ipv6' : 'ipv4')
  }
}

function add(list: BlockList, word: string): void {
  if (word.toLowerCase() === 'loopback') {
    list.addSubnet('127.0.0.0', 8, 'ipv4')
    list.addAddress('::1', 'ipv6')
    return
  }
  const [address = '', bits] = word.split('/')
  if (isIP(address) === 0) return
  const family = isIPv6(address) ? 'ipv6' : 'ipv4'
  if (bits === undefined) list.addAddress(address, family)
  else list.addSubnet(address, Number(bits), family)
}
