import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { type BaseError, HttpRequestError, RpcRequestError } from 'viem';
import { expect, it } from 'vitest';
import { openTokenAbi } from '@/contracts-abi/open-token';
import { connectReader } from '@/lib/chain/clients';

async function failAt(rpcUrl: string, contract = false): Promise<BaseError> {
  const reader = connectReader({ rpcUrl, chainId: 1, local: true });
  const address = '0x0000000000000000000000000000000000000001';
  const asked = contract
    ? reader.readContract({ address, abi: openTokenAbi, functionName: 'totalSupply' })
    : reader.getBlockNumber();
  return asked.then(
    () => expect.unreachable('the node answered'),
    (error: BaseError) => error,
  );
}

/** A node that answers every call with an error, and is gone after `work`. */
async function withRefusingNode<T>(work: (port: number) => Promise<T>): Promise<T> {
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (piece) => {
      body += piece;
    });
    request.on('end', () => {
      const error = { code: -32_602, message: 'refused' };
      const calls: { id: number }[] = JSON.parse(body);
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(calls.map(({ id }) => ({ jsonrpc: '2.0', id, error }))));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await work((server.address() as AddressInfo).port);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

it.each([
  ['http://127.0.0.1:1/v2/secret-key', false],
  ['http://127.0.0.1:1/v2/secret-key', true],
  ['http://me:secret-key@127.0.0.1:1', false],
])('says nothing of the address %s when the node is away', async (rpcUrl, contract) => {
  const error = await failAt(rpcUrl, contract);
  expect(inspect(error, { depth: 9 })).not.toContain('secret-key');
  expect(error.message).toContain('[RPC_URL]');
  expect(error.walk((one) => one instanceof HttpRequestError)).toBeInstanceOf(HttpRequestError);
});

it('says nothing of the address when the node refuses', async () => {
  const error = await withRefusingNode((port) => failAt(`http://127.0.0.1:${port}/v2/secret-key`, true));
  expect(inspect(error, { depth: 9 })).not.toContain('secret-key');
  expect(error.walk((one) => one instanceof RpcRequestError)).toBeInstanceOf(RpcRequestError);
});
