import { expect, it } from 'vitest';
import { hideSecrets } from '@/lib/runtime/hide-secrets';

it('leaves out the values of secret variables and the passwords of addresses', () => {
  const environment = {
    RPC_URL: 'https://rpc.example/v2/abcdef',
    SESSION_SECRET: 's3cr3t-s3cr3t',
    APP_URL: 'http://localhost:3000',
  };
  const text =
    'POST https://rpc.example/v2/abcdef with s3cr3t-s3cr3t from http://localhost:3000 to postgresql://me:pw@host/db';
  expect(hideSecrets(text, environment)).toBe(
    'POST [RPC_URL] with [SESSION_SECRET] from http://localhost:3000 to postgresql://me:[hidden]@host/db',
  );
});
