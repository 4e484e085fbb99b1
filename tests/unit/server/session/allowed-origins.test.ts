import { expect, it } from 'vitest';
import { allowedOrigins } from '@/lib/server/session/allowed-origins';

const appUrl = 'https://tributary.example/';

it.each([
  [
    'the public address alone',
    { appUrl, requestHost: 'tributary.example', local: false },
    ['https://tributary.example'],
  ],
  [
    'not the Host header elsewhere',
    { appUrl, requestHost: 'evil.example', local: false },
    ['https://tributary.example'],
  ],
  [
    'not even a loopback Host header in production',
    { appUrl, requestHost: 'localhost:3000', local: false },
    ['https://tributary.example'],
  ],
  [
    'another name of this machine in local mode',
    { appUrl: 'http://localhost:3000', requestHost: '127.0.0.1:3000', local: true },
    ['http://localhost:3000', 'http://127.0.0.1:3000'],
  ],
  [
    'not a foreign Host header in local mode',
    { appUrl: 'http://localhost:3000', requestHost: 'evil.example', local: true },
    ['http://localhost:3000'],
  ],
  [
    'not a name that only looks like this machine',
    { appUrl: 'http://localhost:3000', requestHost: 'localhost.evil.example', local: true },
    ['http://localhost:3000'],
  ],
  ['no Host header', { appUrl: 'http://localhost:3000', requestHost: null, local: true }, ['http://localhost:3000']],
])('allows %s', (_, input, expected) => {
  expect(allowedOrigins(input)).toEqual(expected);
});
