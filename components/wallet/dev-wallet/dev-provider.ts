import { createWalletClient, type EIP1193Provider, type HDAccount, hexToString, http, isHex, numberToHex } from 'viem';
import { describeCall, isTechnical } from '@/components/wallet/dev-wallet/describe-call';
import { describeValue, labelOf } from '@/components/wallet/dev-wallet/describe-value';
import { askForPerson, askToConfirm } from '@/components/wallet/dev-wallet/dev-wallet-requests';
import { type DevWords, loadDevWords } from '@/components/wallet/dev-wallet/dev-words';
import { PEOPLE, type Person } from '@/components/wallet/dev-wallet/people';
import { buildChain, type ChainConfig } from '@/lib/chain/chain-config';
import { localAccount } from '@/lib/chain/local-accounts';
import { isLocale } from '@/lib/texts/locales';

const REMEMBERED = 'tributary.development-wallet.person';

/** EIP-1193: the person said no. */
class RejectedError extends Error {
  readonly code = 4001;
}

type Listener = (...args: unknown[]) => void;

/** The words of the language that the page is written in. */
function readWords(): Promise<DevWords> {
  const { lang } = document.documentElement;
  return loadDevWords(isLocale(lang) ? lang : 'en');
}

/**
 * A wallet in the page (EIP-1193) for the local chain: it signs with the published development keys, after a person was
 * chosen and each signature confirmed. It exists so that a newcomer without a wallet can play every role.
 */
export function createDevProvider(chain: ChainConfig) {
  const listeners = new Map<string, Set<Listener>>();
  const emit = (event: string, ...args: unknown[]) => {
    for (const listener of listeners.get(event) ?? []) listener(...args);
  };
  let person = readRemembered();

  const choose = async (): Promise<readonly string[]> => {
    const chosen = await askForPerson().catch(() => {
      throw new RejectedError('No person was chosen.');
    });
    const changed = person?.index !== chosen.index;
    person = chosen;
    remember(chosen);
    if (changed) emit('accountsChanged', addresses());
    return addresses();
  };
  const addresses = (): readonly string[] => (person ? [accountOf(person).address] : []);

  const request = async ({ method, params }: { method: string; params?: unknown }): Promise<unknown> => {
    const list: readonly unknown[] = Array.isArray(params) ? params : [];
    switch (method) {
      case 'eth_accounts':
        return addresses();
      case 'eth_requestAccounts':
        return person ? addresses() : choose();
      case 'wallet_requestPermissions':
        await choose();
        return [{ parentCapability: 'eth_accounts' }];
      case 'wallet_revokePermissions':
        person = null;
        remember(null);
        return null;
      case 'eth_chainId':
        return numberToHex(chain.chainId);
      case 'wallet_switchEthereumChain':
      case 'wallet_addEthereumChain':
        return null;
      case 'wallet_getCapabilities':
        return {};
      case 'personal_sign':
        return signMessage(requirePerson(person), String(list[0]));
      case 'eth_signTypedData_v4':
        return signTypedData({ chain, person: requirePerson(person), json: String(list[1]) });
      case 'eth_sendTransaction':
        return sendTransaction({ chain, person: requirePerson(person), transaction: readTransaction(list[0]) });
      default:
        return forward(chain.rpcPath, method, list);
    }
  };

  return {
    request,
    on: (event: string, listener: Listener) => {
      listeners.set(event, (listeners.get(event) ?? new Set()).add(listener));
    },
    removeListener: (event: string, listener: Listener) => {
      listeners.get(event)?.delete(listener);
    },
  } as unknown as EIP1193Provider;
}

function requirePerson(person: Person | null): Person {
  if (!person) throw new RejectedError('Nobody is chosen in the development wallet.');
  return person;
}

function accountOf(person: Person): HDAccount {
  return localAccount(person.index);
}

async function confirm(request: Parameters<typeof askToConfirm>[0]): Promise<void> {
  await askToConfirm(request).catch(() => {
    throw new RejectedError('Declined in the development wallet.');
  });
}

async function signMessage(person: Person, data: string): Promise<string> {
  const text = isHex(data) ? hexToString(data) : data;
  const { words } = await readWords();
  await confirm({ person, title: words.message ?? '', lines: [], text });
  return accountOf(person).signMessage({ message: isHex(data) ? { raw: data } : data });
}

async function signTypedData({
  chain,
  person,
  json,
}: {
  chain: ChainConfig;
  person: Person;
  json: string;
}): Promise<string> {
  const data = JSON.parse(json);
  const words = await readWords();
  const lines = Object.entries(data.message).map(([name, value]) => ({
    label: labelOf(words, name),
    // Numbers arrive as decimal text: read as integers, so that amounts can be told in OPEN.
    value: describeValue(words, typeof value === 'string' && /^\d+$/.test(value) ? BigInt(value) : value, {
      name,
      addresses: chain.addresses,
    }),
    technical: isTechnical(name),
  }));
  await confirm({
    person,
    title: words.signatures[String(data.primaryType)] ?? words.words.unknownSignature ?? '',
    lines: [
      ...lines,
      {
        label: words.words.for ?? '',
        value: `${data.domain.name}, ${words.words.chain} ${data.domain.chainId}`,
        technical: true,
      },
    ],
    text: null,
  });
  return accountOf(person).signTypedData(data);
}

type Transaction = { to: `0x${string}`; data: `0x${string}`; value: bigint };

function readTransaction(value: unknown): Transaction {
  const fields: { to?: unknown; data?: unknown; input?: unknown; value?: unknown } =
    typeof value === 'object' && value !== null ? value : {};
  const data = fields.data ?? fields.input ?? '0x';
  if (!isHex(fields.to) || !isHex(data)) throw new Error('The transaction names no contract.');
  return { to: fields.to, data, value: isHex(fields.value) ? BigInt(fields.value) : 0n };
}

async function sendTransaction({
  chain,
  person,
  transaction,
}: {
  chain: ChainConfig;
  person: Person;
  transaction: Transaction;
}): Promise<string> {
  const described = describeCall(await readWords(), { ...transaction, addresses: chain.addresses });
  await confirm({ person, title: described.title, lines: described.lines, text: null });
  const wallet = createWalletClient({
    account: accountOf(person),
    chain: buildChain({ chainId: chain.chainId, rpcUrl: new URL(chain.rpcPath, location.origin).href }),
    transport: http(chain.rpcPath),
  });
  return wallet.sendTransaction(transaction);
}

async function forward(rpcPath: string, method: string, params: readonly unknown[]): Promise<unknown> {
  const response = await fetch(rpcPath, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
  });
  const { result, error } = await response.json();
  if (error) throw Object.assign(new Error(error.message), { code: error.code, data: error.data });
  return result;
}

function readRemembered(): Person | null {
  try {
    const index = localStorage.getItem(REMEMBERED);
    return PEOPLE.find((one) => String(one.index) === index) ?? null;
  } catch {
    // Storage can be forbidden: then the person is asked anew on each visit.
    return null;
  }
}

function remember(person: Person | null): void {
  try {
    if (person) localStorage.setItem(REMEMBERED, String(person.index));
    else localStorage.removeItem(REMEMBERED);
  } catch {
    // See readRemembered.
  }
}
