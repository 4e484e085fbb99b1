import { describe, expect, it } from 'vitest';
import { AppError } from '@/lib/core/errors';
import { BATCH_LIMIT, forwardRpc } from '@/lib/server/rpc/forward-rpc';

const SECRET_URL = 'http://user:secret@node.internal:8545';
const call = (method: string, id: number = 1, params: unknown[] = []) => ({ jsonrpc: '2.0', id, method, params });

/** A node that answers every call with its method's name, and notes what it was asked. */
function startNode() {
  const asked: string[] = [];
  const fetchNode: typeof fetch = async (_url, init) => {
    const calls: { id: number; method: string }[] = JSON.parse(String(init?.body));
    asked.push(...calls.map((one) => one.method));
    return Response.json(calls.map(({ id, method }) => ({ jsonrpc: '2.0', id, result: method })));
  };
  return { rpcUrl: SECRET_URL, fetchNode, asked };
}

describe('forwardRpc', () => {
  it('answers one call with one answer and a batch with a list', async () => {
    const node = startNode();
    expect(await forwardRpc(node, call('eth_chainId', 7))).toEqual({ jsonrpc: '2.0', id: 7, result: 'eth_chainId' });
    const answers = await forwardRpc(node, [call('eth_call', 1), call('eth_blockNumber', 2)]);
    expect(answers).toEqual([
      { jsonrpc: '2.0', id: 1, result: 'eth_call' },
      { jsonrpc: '2.0', id: 2, result: 'eth_blockNumber' },
    ]);
  });

  it.each([
    'anvil_setBalance',
    'evm_mine',
    'eth_accounts',
    'eth_sendTransaction',
    'eth_sign',
    'personal_unlockAccount',
    'debug_traceTransaction',
    'eth_newFilter',
    'constructor',
    '__proto__',
  ])('refuses %s without asking the node', async (method) => {
    const node = startNode();
    expect(await forwardRpc(node, call(method))).toMatchObject({ id: 1, error: { code: -32601 } });
    expect(node.asked).toEqual([]);
  });

  it('asks the node for what is allowed in a mixed batch only', async () => {
    const node = startNode();
    const answers = await forwardRpc(node, [call('evm_mine', 1), call('eth_chainId', 2)]);
    expect(node.asked).toEqual(['eth_chainId']);
    expect(answers).toHaveLength(2);
  });

  it('refuses a batch over the limit, an empty one, and what is no request', async () => {
    const node = startNode();
    const long = Array.from({ length: BATCH_LIMIT + 1 }, (_, id) => call('eth_chainId', id));
    await expect(forwardRpc(node, long)).rejects.toMatchObject({ code: 'too-large' });
    for (const body of [[], null, 'eth_chainId', { method: 'eth_chainId' }, { jsonrpc: '2.0', id: {}, method: 'x' }]) {
      await expect(forwardRpc(node, body)).rejects.toMatchObject({ code: 'invalid-input' });
    }
  });

  it('hands one error of the node to every call of the batch', async () => {
    const fetchNode: typeof fetch = async () => Response.json({ error: { code: -32005, message: 'slow down' } });
    expect(await forwardRpc({ rpcUrl: SECRET_URL, fetchNode }, [call('eth_call', 1), call('eth_call', 2)])).toEqual([
      { jsonrpc: '2.0', id: 1, error: { code: -32005, message: 'slow down' } },
      { jsonrpc: '2.0', id: 2, error: { code: -32005, message: 'slow down' } },
    ]);
  });

  it('never tells the address of the node, whatever goes wrong', async () => {
    const failing: (typeof fetch)[] = [
      async () => {
        throw new TypeError(`fetch failed: ${SECRET_URL}`);
      },
      async () => new Response('<html>bad gateway</html>', { status: 502 }),
      async () => Response.json({ unexpected: true }),
    ];
    for (const fetchNode of failing) {
      const error: unknown = await forwardRpc({ rpcUrl: SECRET_URL, fetchNode }, call('eth_call')).catch(
        (thrown) => thrown,
      );
      if (!(error instanceof AppError)) throw new Error('It did not fail as it should.');
      expect(error.code).toBe('chain-unavailable');
      expect(`${error.message} ${JSON.stringify(error)} ${String(error.cause)}`).not.toContain('secret');
    }
  });
});
