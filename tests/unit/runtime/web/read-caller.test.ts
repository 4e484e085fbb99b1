import { expect, test } from 'vitest';
import { readCaller } from '@/lib/runtime/web/read-caller';

const peer = '203.0.113.7';

test.each([
  ['the other end of the connection', { peer, proxies: 0 }, peer],
  ['the same, whatever a header claims', { peer, forwardedFor: '198.51.100.1', proxies: 0 }, peer],
  ['an IPv4 address on an IPv6 socket', { peer: `::ffff:${peer}`, proxies: 0 }, peer],
  ['nobody: this machine', { peer: '127.0.0.1', proxies: 0 }, null],
  ['nobody: this machine by IPv6', { peer: '::1', proxies: 0 }, null],
  ['nobody: this machine by IPv4 on an IPv6 socket', { peer: '::ffff:127.0.0.1', proxies: 0 }, null],
  ['whom the proxy saw', { peer: '127.0.0.1', forwardedFor: '198.51.100.1', proxies: 1 }, '198.51.100.1'],
  ['not whom the sender made up', { peer, forwardedFor: '192.0.2.9, 198.51.100.1', proxies: 1 }, '198.51.100.1'],
  [
    'whom the first of two proxies saw',
    { peer, forwardedFor: '192.0.2.9,198.51.100.1, 10.0.0.2', proxies: 2 },
    '198.51.100.1',
  ],
  ['the proxy, where it said nothing', { peer: '127.0.0.1', proxies: 1 }, '127.0.0.1'],
  ['the proxy, where one of two is missing', { peer, forwardedFor: '198.51.100.1', proxies: 2 }, peer],
  ['the proxy, where it said no address', { peer, forwardedFor: 'unknown', proxies: 1 }, peer],
  ['an address with a port', { peer, forwardedFor: '198.51.100.1:4711', proxies: 1 }, '198.51.100.1'],
  ['the network of an IPv6 address', { peer: '2001:db8:0:7:1:2:3:4', proxies: 0 }, '2001:db8:0:7::/64'],
  ['the same, written short', { peer, forwardedFor: '[2001:0DB8::7:9:9:9:9]:443', proxies: 1 }, '2001:db8:0:7::/64'],
  ['a link-local address', { peer: 'fe80::1%eth0', proxies: 0 }, 'fe80:0:0:0::/64'],
] as const)('counts %s', (_, input, caller) => {
  expect(readCaller({ forwardedFor: undefined, ...input })).toBe(caller);
});
