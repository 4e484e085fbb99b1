import type { Page } from '@playwright/test';
import {
  type Address,
  createWalletClient,
  type Hex,
  hexToBigInt,
  http,
  type LocalAccount,
  numberToHex,
  type TypedDataDefinition,
} from 'viem';
import { buildChain } from '@/lib/chain/chain-config';

/** What a test can make the wallet do. */
export type TestWallet = {
  /** Declines the next request of a method that a person is asked about (EIP-1193, 4001). */
  declineNext: (method: AskedMethod) => void;
  /** Moves to another account, as a person does in the wallet. */
  useAccount: (account: LocalAccount) => Promise<void>;
  /** Moves to another chain, as a person does in the wallet. */
  useChain: (chainId: number) => Promise<void>;
  /** Runs `task` before the next transaction is sent, which then goes out unchecked, as some wallets do. */
  beforeNextSend: (task: () => Promise<unknown>) => void;
  /** The chain it is on now. */
  chainId: () => number;
  /** Every method that it was asked for, in order. */
  requests: string[];
  /** Those of them for which a wallet shows a window: to connect, once, and to sign. */
  prompts: string[];
  /** Messages signed by personal_sign: what was signed, and the signature. */
  signed: { message: Hex; signature: Hex }[];
};

export type AskedMethod =
  | 'eth_requestAccounts'
  | 'eth_sendTransaction'
  | 'eth_signTypedData_v4'
  | 'personal_sign'
  | 'wallet_sendCalls'
  | 'wallet_switchEthereumChain';

/** What a wallet always asks its person about; beside these, connecting. */
const SHOWN = new Set([
  'wallet_requestPermissions',
  'wallet_switchEthereumChain',
  'personal_sign',
  'eth_signTypedData_v4',
  'eth_sendTransaction',
  'wallet_sendCalls',
]);

type Reply = { result: unknown } | { error: { code: number; message: string } };

/**
 * Announces a wallet to the page (EIP-6963) that signs with `account` in the test process: the page lists it and goes
 * through its real flow. Call before the page is opened. It starts on `startChainId`, the deployment's chain by default.
 * Its person has chosen not to be told in a dialog what it will ask, unless `newcomer`. With `batches` it carries several
 * calls out as one (EIP-5792).
 */
export async function announceWallet(
  page: Page,
  {
    account: first,
    rpcUrl,
    chainId: ownChainId,
    startChainId = ownChainId,
    connected: startConnected = false,
    newcomer = false,
    batches = false,
  }: {
    account: LocalAccount;
    rpcUrl: string;
    chainId: number;
    startChainId?: number;
    connected?: boolean;
    newcomer?: boolean;
    batches?: boolean;
  },
): Promise<TestWallet> {
  let account = first;
  let chainId = startChainId;
  let connected = startConnected;
  let decline: string | null = null;
  let beforeSend: (() => Promise<unknown>) | null = null;
  const requests: string[] = [];
  const prompts: string[] = [];
  const signed: TestWallet['signed'] = [];
  const emit = (event: string, value: unknown) =>
    page.evaluate(([name, payload]) => dispatchEvent(new CustomEvent('test-wallet', { detail: { name, payload } })), [
      event,
      value,
    ] as const);

  const batchHashes = new Map<string, Hex[]>();
  const send = async ({ to, data, value }: { to: Address; data?: Hex; value?: Hex }): Promise<Hex> => {
    const client = createWalletClient({
      account,
      chain: buildChain({ chainId: ownChainId, rpcUrl }),
      transport: http(rpcUrl),
    });
    const unchecked = beforeSend !== null;
    await beforeSend?.();
    beforeSend = null;
    return client.sendTransaction({
      to,
      ...(data ? { data } : {}),
      ...(value ? { value: hexToBigInt(value) } : {}),
      // With a limit given, nothing is estimated, so nothing tells that it would revert.
      ...(unchecked ? { gas: 1_000_000n } : {}),
    });
  };
  const forward = async (method: string, params: unknown[]): Promise<unknown> => {
    const response = await fetch(rpcUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
    });
    const { result, error } = (await response.json()) as { result?: unknown; error?: { message: string } };
    if (error) throw new Error(error.message);
    return result;
  };

  const answer = async (method: string, params: unknown[]): Promise<unknown> => {
    switch (method) {
      case 'wallet_getCapabilities':
        return batches ? { [numberToHex(ownChainId)]: { atomic: { status: 'supported' } } } : {};
      case 'wallet_sendCalls': {
        const [{ calls }] = params as [{ calls: { to: Address; data?: Hex; value?: Hex }[] }];
        const hashes: Hex[] = [];
        for (const call of calls) hashes.push(await send(call));
        const id = `batch-${batchHashes.size + 1}`;
        batchHashes.set(id, hashes);
        return { id };
      }
      case 'wallet_getCallsStatus': {
        const hashes = batchHashes.get(String(params[0])) ?? [];
        const receipts = await Promise.all(hashes.map((hash) => forward('eth_getTransactionReceipt', [hash])));
        const mined = receipts.length > 0 && receipts.every((receipt) => receipt !== null);
        return {
          version: '2.0.0',
          id: params[0],
          chainId: numberToHex(ownChainId),
          status: mined ? 200 : 100,
          atomic: true,
          ...(mined ? { receipts } : {}),
        };
      }
      case 'eth_accounts':
        return connected ? [account.address] : [];
      case 'eth_requestAccounts':
      case 'wallet_requestPermissions':
        connected = true;
        return method === 'eth_requestAccounts' ? [account.address] : [{ parentCapability: 'eth_accounts' }];
      case 'wallet_getPermissions':
        return connected ? [{ parentCapability: 'eth_accounts' }] : [];
      case 'wallet_revokePermissions':
        connected = false;
        return null;
      case 'eth_chainId':
        return numberToHex(chainId);
      case 'wallet_switchEthereumChain': {
        const [{ chainId: wanted }] = params as [{ chainId: Hex }];
        chainId = Number(wanted);
        await emit('chainChanged', wanted);
        return null;
      }
      case 'personal_sign': {
        const [message] = params as [Hex];
        const signature = await account.signMessage({ message: { raw: message } });
        signed.push({ message, signature });
        return signature;
      }
      case 'eth_signTypedData_v4': {
        const [, json] = params as [Address, string];
        return account.signTypedData(JSON.parse(json) as TypedDataDefinition);
      }
      case 'eth_sendTransaction': {
        const [transaction] = params as [{ to: Address; data?: Hex; value?: Hex }];
        return send(transaction);
      }
      default:
        return forward(method, params);
    }
  };

  await page.exposeFunction('testWalletRequest', async (method: string, params: unknown[]): Promise<Reply> => {
    requests.push(method);
    // A wallet that is connected already gives the accounts without a window.
    if (SHOWN.has(method) || (method === 'eth_requestAccounts' && !connected)) prompts.push(method);
    if (decline === method) {
      decline = null;
      return { error: { code: 4001, message: 'User rejected the request.' } };
    }
    try {
      return { result: await answer(method, params ?? []) };
    } catch (error) {
      return { error: { code: -32603, message: error instanceof Error ? error.message : String(error) } };
    }
  });
  await page.addInitScript(announce);
  if (!newcomer)
    await page.addInitScript(() => {
      // An empty page has no storage.
      if (origin !== 'null') localStorage.setItem('tributary.wallet-review', 'skip');
    });

  return {
    declineNext: (method) => {
      decline = method;
    },
    useAccount: async (next) => {
      account = next;
      await emit('accountsChanged', [next.address]);
    },
    useChain: async (next) => {
      chainId = next;
      await emit('chainChanged', numberToHex(next));
    },
    beforeNextSend: (task) => {
      beforeSend = task;
    },
    chainId: () => chainId,
    requests,
    prompts,
    signed,
  };
}

// Runs in the page.
function announce(): void {
  const ask = (window as unknown as { testWalletRequest: (method: string, params: unknown[]) => Promise<Reply> })
    .testWalletRequest;
  type Listener = (payload: unknown) => void;
  const listeners = new Map<string, Set<Listener>>();
  addEventListener('test-wallet', (event) => {
    const { name, payload } = (event as CustomEvent<{ name: string; payload: unknown }>).detail;
    for (const listener of listeners.get(name) ?? []) listener(payload);
  });
  const provider = {
    request: async ({ method, params }: { method: string; params: unknown[] }) => {
      const reply = await ask(method, params);
      if ('error' in reply) throw Object.assign(new Error(reply.error.message), { code: reply.error.code });
      return reply.result;
    },
    on: (name: string, listener: Listener) => {
      listeners.set(name, (listeners.get(name) ?? new Set()).add(listener));
    },
    removeListener: (name: string, listener: Listener) => listeners.get(name)?.delete(listener),
  };
  const detail = Object.freeze({
    provider,
    info: {
      uuid: '3c1d2f0a-8a75-4a2f-9d31-6f6f2a3c9b10',
      name: 'Test Wallet',
      rdns: 'test.wallet',
      icon: 'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg"/>',
    },
  });
  const say = () => dispatchEvent(new CustomEvent('eip6963:announceProvider', { detail }));
  addEventListener('eip6963:requestProvider', say);
  say();
}
