import { BlockList, isIP, isIPv4 } from 'node:net';

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');

/** Whom a request comes from, as far as its limits go: one address, or the network that one customer is given. */
export type CallerInput = {
  /** The other end of the connection. */
  peer: string | undefined;
  /** X-Forwarded-For as it was sent. */
  forwardedFor: string | undefined;
  /** How many proxies stand before the site; each adds to the header whom it got the request from. */
  proxies: number;
};

/**
 * The address that a request is counted under. The header is believed as far as our own proxies wrote it, which is from its
 * end; what stands before that is the sender's own word. Without a proxy the header says nothing, and this very machine is
 * not limited: null.
 */
export function readCaller({ peer = '', forwardedFor = '', proxies }: CallerInput): string | null {
  const from = plainAddress(peer);
  if (proxies === 0) return isLoopback(from) ? null : networkOf(from);
  const said = plainAddress(forwardedFor.split(',').at(-proxies)?.trim() ?? '');
  return networkOf(isIP(said) ? said : from);
}

function isLoopback(address: string): boolean {
  const version = isIP(address);
  return version !== 0 && LOOPBACK.check(address, version === 4 ? 'ipv4' : 'ipv6');
}

/** Without a port, brackets, the zone of a link, or the prefix under which IPv6 sockets name IPv4. */
function plainAddress(text: string): string {
  const bare = /^\[([^\]]*)\]/.exec(text)?.[1] ?? (/^[\d.]+:\d+$/.test(text) ? (text.split(':')[0] ?? '') : text);
  const address = (bare.split('%', 1)[0] ?? '').toLowerCase();
  const mapped = address.startsWith('::ffff:') ? address.slice(7) : '';
  return isIPv4(mapped) ? mapped : address;
}

/** Of IPv6 the first 64 bits: the rest anybody chooses for themselves. */
function networkOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = '', tail = ''] = address.split('::');
  const groups = head === '' ? [] : head.split(':');
  const behind = tail === '' ? [] : tail.split(':');
  const missing = address.includes('::') ? Math.max(0, 8 - groups.length - behind.length) : 0;
  const first = [...groups, ...Array<string>(missing).fill('0'), ...behind].slice(0, 4);
  return `${first.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
}
