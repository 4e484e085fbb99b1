import { describe, expect, it } from 'vitest';
import { isPublicAddress } from '@/lib/engines/endpoint/public-address';

describe('isPublicAddress', () => {
  it.each([
    ...[
      '1.1.1.1',
      '8.8.8.8',
      '100.63.255.255',
      '100.128.0.1',
      '172.15.0.1',
      '172.32.0.1',
      '192.0.3.1',
      '223.255.255.254',
    ],
    ...['2606:4700:4700::1111', '2a00:1450:4001:81b::200e'],
  ])('lets %s pass', (address) => expect(isPublicAddress(address)).toBe(true));

  it.each([
    ...[
      '0.0.0.0',
      '10.1.2.3',
      '100.64.0.1',
      '127.0.0.1',
      '127.9.9.9',
      '169.254.169.254',
      '172.16.0.1',
      '172.31.255.255',
    ],
    ...[
      '192.168.1.1',
      '192.0.2.1',
      '198.18.0.1',
      '198.19.255.255',
      '203.0.113.9',
      '224.0.0.1',
      '240.0.0.1',
      '255.255.255.255',
    ],
    // The same in IPv6: loopback, mapped, compatible, translated, tunnelled, unique local, link-local, groups, documentation.
    ...['::1', '::', '::ffff:127.0.0.1', '::ffff:10.0.0.1', '::7f00:1', '64:ff9b::a00:1', '2002:7f00:1::', '2001::1'],
    ...[
      'fd00::1',
      'fe80::1',
      'ff02::1',
      '2001:db8::1',
      '3fff::1',
      'localhost',
      '',
      '1.1.1.1.1',
      '0x7f.1',
      '2130706433',
    ],
  ])('stops %s', (address) => expect(isPublicAddress(address)).toBe(false));
});
