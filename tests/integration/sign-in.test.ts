import {
  concat,
  encodeAbiParameters,
  getContractAddress,
  type Hex,
  type LocalAccount,
  parseAbiParameters,
  toHex,
  zeroHash,
} from 'viem';
import { createSiweMessage, type SiweMessage } from 'viem/siwe';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCAL_CHAIN_ID, localAccount } from '@/lib/chain/local-accounts';
import { issueNonce, NONCE_LIFETIME_S } from '@/lib/server/session/issue-nonce';
import { signIn } from '@/lib/server/session/sign-in';
import { createTestDatabase, type TestDatabase } from '@/tests/support/create-test-database';
import { startChain, type TestChain } from '@/tests/support/start-chain';

const AMARA = localAccount(0);
const BILAL = localAccount(1);
const ORIGIN = 'https://tributary.example';
/** As long as a key's signature; what it says is the smart account's own business. */
const OWN_SIGNATURE: Hex = `0x${'12'.repeat(65)}`;
const NOW = new Date('2026-01-15T12:00:00Z');

let database: TestDatabase;
let chain: TestChain;

beforeAll(async () => {
  [database, chain] = await Promise.all([createTestDatabase(), startChain()]);
});
afterAll(async () => {
  await Promise.all([database?.close(), chain?.stop()]);
});

async function writeMessage(changes: Partial<SiweMessage> = {}): Promise<string> {
  const { nonce, expirationTime } = await issueNonce(database, { now: NOW });
  return createSiweMessage({
    address: AMARA.address,
    chainId: LOCAL_CHAIN_ID,
    domain: new URL(ORIGIN).host,
    uri: ORIGIN,
    version: '1',
    nonce,
    issuedAt: NOW,
    expirationTime: new Date(expirationTime),
    ...changes,
  });
}

function present(message: string, signature: Hex, now = NOW): Promise<Hex> {
  return signIn(
    { db: database.db, chain: chain.reader },
    { message, signature, origins: [ORIGIN], chainId: LOCAL_CHAIN_ID, now },
  );
}

async function presentSigned(message: string, account: LocalAccount = AMARA, now = NOW): Promise<Hex> {
  return present(message, await account.signMessage({ message }), now);
}

describe('signIn', () => {
  it('returns the lower-case account of a message it signed', async () => {
    expect(await presentSigned(await writeMessage())).toBe(AMARA.address.toLowerCase());
  });

  it('takes a message once, also when it is presented twice at the same moment', async () => {
    const message = await writeMessage();
    const outcomes = await Promise.allSettled([presentSigned(message), presentSigned(message), presentSigned(message)]);
    expect(outcomes.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    await expect(presentSigned(message)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('refuses a signature by another account, and uses up the nonce', async () => {
    const message = await writeMessage();
    await expect(presentSigned(message, BILAL)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(presentSigned(message)).rejects.toMatchObject({ code: 'conflict' });
  });

  it.each<[string, Partial<SiweMessage>]>([
    ['another site', { domain: 'evil.example' }],
    ['another address of the site', { uri: 'https://evil.example/login' }],
    ['another chain', { chainId: 1 }],
    ['no end', { expirationTime: undefined }],
    ['a time to come', { notBefore: new Date(NOW.getTime() + 60_000) }],
  ])('refuses a message for %s, and leaves its nonce', async (_, changes) => {
    const message = await writeMessage(changes);
    await expect(presentSigned(message)).rejects.toMatchObject({ code: 'invalid-input' });
    const { nonce } = /Nonce: (?<nonce>\S+)/.exec(message)?.groups ?? {};
    expect(await database.db.signInNonce.count({ where: { nonce: nonce ?? '', usedAt: null } })).toBe(1);
  });

  it('refuses what is no such message', async () => {
    await expect(presentSigned('Pay me.')).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('refuses a message after its time, and a nonce that was never issued', async () => {
    const later = new Date(NOW.getTime() + (NONCE_LIFETIME_S + 1) * 1000);
    await expect(presentSigned(await writeMessage(), AMARA, later)).rejects.toMatchObject({ code: 'invalid-input' });
    const unknown = await writeMessage({ nonce: 'neverissued1' });
    await expect(presentSigned(unknown)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('asks a smart account whether the signature is its own (EIP-1271)', async () => {
    const yes: Hex = '0x00000000000000000000000000000000000a1271';
    const no: Hex = '0x00000000000000000000000000000000000b1271';
    await chain.call('anvil_setCode', [yes, answering('0x1626ba7e')]);
    await chain.call('anvil_setCode', [no, answering('0xffffffff')]);
    expect(await present(await writeMessage({ address: yes }), OWN_SIGNATURE)).toBe(yes);
    await expect(present(await writeMessage({ address: no }), OWN_SIGNATURE)).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  it('accepts a smart account that is not deployed yet (EIP-6492)', async () => {
    const factory: Hex = '0x4e59b44847b379578588920ca78fbf26c0b4956c';
    const initCode = deploying(answering('0x1626ba7e'));
    const address = getContractAddress({ opcode: 'CREATE2', from: factory, salt: zeroHash, bytecode: initCode });
    const wrapped = encodeAbiParameters(parseAbiParameters('address, bytes, bytes'), [
      factory,
      concat([zeroHash, initCode]),
      OWN_SIGNATURE,
    ]);
    const signature = concat([wrapped, '0x6492649264926492649264926492649264926492649264926492649264926492']);
    expect(await chain.reader.getCode({ address })).toBeUndefined();
    expect(await present(await writeMessage({ address }), signature)).toBe(address.toLowerCase());
  });
});

/** Code that answers every call with four bytes, left-aligned in a word: isValidSignature of an account that always says the same. */
function answering(word: Hex): Hex {
  return concat(['0x63', word, '0x60e01b60005260206000f3']);
}

/** Code that deploys `runtime`, of less than 256 bytes. */
function deploying(runtime: Hex): Hex {
  return concat(['0x60', toHex((runtime.length - 2) / 2, { size: 1 }), '0x80600b6000396000f3', runtime]);
}
