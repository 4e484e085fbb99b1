import { expect, it } from 'vitest';
import { requireOwnPage } from '@/lib/server/session/require-own-page';

const check = (headers: Record<string, string>) => () =>
  requireOwnPage(new Request('http://localhost:3000/api/faucet', { method: 'POST', headers }));

it.each([
  ['a page of ours', { 'sec-fetch-site': 'same-origin', origin: 'http://localhost:3000' }],
  ['a page of ours behind a proxy that renames the host', { 'sec-fetch-site': 'same-origin', host: 'web:3000' }],
  ['a person who typed the address', { 'sec-fetch-site': 'none' }],
  ['a browser without Fetch Metadata, on our page', { origin: 'http://10.0.0.7:3000', host: '10.0.0.7:3000' }],
  ['a program', {}],
])('lets %s through', (_, headers) => {
  expect(check(headers)).not.toThrow();
});

it.each([
  ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }],
  ['another port of this machine', { 'sec-fetch-site': 'same-site', origin: 'http://localhost:8080' }],
  ['a neighbouring subdomain that fakes no header', { 'sec-fetch-site': 'same-site' }],
  ['another site, in a browser without Fetch Metadata', { origin: 'https://evil.example', host: 'localhost:3000' }],
  ['a sandboxed page', { origin: 'null', host: 'localhost:3000' }],
])('refuses %s', (_, headers) => {
  expect(check(headers)).toThrow('does not come from a page of this site');
});
