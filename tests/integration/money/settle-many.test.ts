import { randomUUID } from 'node:crypto';
import { hashTypedData } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { drawNonce } from '@/components/account/draw-nonce';
import { inferenceVaultAbi } from '@/contracts-abi/inference-vault';
import { openTokenAbi } from '@/contracts-abi/open-token';
import { connectWriter } from '@/lib/chain/clients';
import { LOCAL_ROLES } from '@/lib/chain/local-accounts';
import { type Hex, toLowerHex } from '@/lib/core/hex';
import { keccak256 } from '@/lib/core/keccak';
import { findDraft } from '@/lib/db/epoch-draft';
import { insertPermission } from '@/lib/db/permission';
import { chargeEpoch } from '@/lib/jobs/settle/charge-epoch';
import { readSettlementState } from '@/lib/jobs/settle/read-settlement-state';
import { permissionTypedData, type SpendingPermission } from '@/lib/schemas/permission';
import { startEconomy, type TestEconomy, UNIT_PRICE } from '@/tests/support/start-economy';

const ACCOUNTS = 200;

let economy: TestEconomy;
beforeAll(async () => {
  economy = await startEconomy();
}, 120_000);
afterAll(() => economy.stop());

it('charges two hundred accounts in one transaction, for no more gas than docs/contracts.md promises', async () => {
  const people: Person[] = [];
  for (let k = 0; k <= ACCOUNTS; k++) people.push(await openAccount(k));
  await economy.indexChain();
  // The first settlement ever pays for what is there only once.
  await charge(1, people.slice(ACCOUNTS));
  const first = await charge(2, people.slice(0, ACCOUNTS));
  const later = await charge(3, people.slice(0, ACCOUNTS));
  // Per account with one charge: with its signature, and with a permission that is known by then.
  expect(later / BigInt(ACCOUNTS)).toBeLessThanOrEqual(20_000n);
  expect(first / BigInt(ACCOUNTS)).toBeLessThanOrEqual(45_000n);
}, 300_000);

type Person = { account: Hex; permissionHash: Hex };

/** An account with a key of its own, a deposit and a permission. */
async function openAccount(k: number): Promise<Person> {
  const { chain, database } = economy;
  const { addresses, reader, chainId } = chain;
  const signer = privateKeyToAccount(keccak256(`person ${k}`));
  const account = toLowerHex(signer.address);
  await chain.call('anvil_setBalance', [account, '0xde0b6b3a7640000']);
  const wallet = connectWriter({ ...chain.connection, account: signer });
  const token = { address: addresses.openToken, abi: openTokenAbi } as const;
  const vault = { address: addresses.inferenceVault, abi: inferenceVaultAbi } as const;
  const amount = UNIT_PRICE * 10n;
  const deployer = chain.walletFor(LOCAL_ROLES.deployer);
  const mined = async (sent: Promise<Hex>) => reader.waitForTransactionReceipt({ hash: await sent });
  await mined(deployer.writeContract({ ...token, functionName: 'transfer', args: [account, amount] }));
  await mined(wallet.writeContract({ ...token, functionName: 'approve', args: [vault.address, amount] }));
  await mined(wallet.writeContract({ ...vault, functionName: 'deposit', args: [amount] }));
  const permission: SpendingPermission = {
    account,
    models: [1],
    maxUnitPrice: UNIT_PRICE,
    cap: amount,
    deadline: Math.floor(Date.now() / 1000) + 86_400,
    nonce: drawNonce(),
  };
  const typedData = permissionTypedData({ chainId, vault: vault.address, permission });
  const permissionHash = hashTypedData(typedData);
  const signature = await signer.signTypedData(typedData);
  await insertPermission(database.db, { permission, signature, permissionHash });
  return { account, permissionHash };
}

/** Charges an epoch in which each account has one answer, as the settlement does. Resolves with the gas it took. */
async function charge(number: number, people: readonly Person[]): Promise<bigint> {
  const { database, chain } = economy;
  const { db } = database;
  const deps = economy.settleDependencies();
  const { nextSettlementId, block } = await readSettlementState(deps);
  await db.epochDraft.create({ data: { number, settlementId: nextSettlementId, state: 'closed' } });
  await db.receipt.createMany({
    data: people.map(({ account, permissionHash }) => ({
      ...{ id: randomUUID(), modelId: 1, modelVersion: 1, account, permissionHash, requestHash: '', units: 1 },
      ...{ unitPrice: UNIT_PRICE.toString(), fee: UNIT_PRICE.toString(), pricedAtBlock: block, question: '' },
      ...{ state: 'settling', epoch: number, askedAt: new Date() },
    })),
  });
  const draft = await findDraft(db, number);
  if (!draft) throw new Error('There is no draft.');
  await chargeEpoch(deps, draft);
  expect(draft.state).toBe('charged');
  await economy.indexChain();
  const { transactionHash } = await db.settlement.findUniqueOrThrow({ where: { id: nextSettlementId } });
  expect(await db.charge.count({ where: { settlementId: nextSettlementId } })).toBe(people.length);
  return (await chain.reader.getTransactionReceipt({ hash: transactionHash as Hex })).gasUsed;
}
