import { type Hash, keccak256, numberToHex } from 'viem';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { hashContent } from '@/components/wallet/hash-content';
import { type TransactionFacts, waitForInclusion } from '@/components/wallet/wait-for-inclusion';
import { startChain, type TestChain } from '@/tests/support/start-chain';

const SENDER = 15;
const OTHER = 16;
/** On a machine that does other things as well. */
const PATIENTLY = { timeout: 20_000 };

let chain: TestChain;
let nonce: number;

beforeAll(async () => {
  chain = await startChain();
  await chain.call('anvil_setBalance', [chain.addressOf(SENDER), numberToHex(10n ** 20n)]);
});
afterAll(() => chain.stop());
beforeEach(async () => {
  await chain.call('evm_setAutomine', [false]);
  nonce = await chain.reader.getTransactionCount({ address: chain.addressOf(SENDER) });
});
afterEach(async () => {
  await chain.call('anvil_dropAllTransactions', []);
  await chain.call('evm_setAutomine', [true]);
});

/** Sends coins with the account's next number, or one that goes before what has it, at a fee ten times as high. */
function send({ to = OTHER, value, fee = 1n }: { to?: number; value: bigint; fee?: bigint }): Promise<Hash> {
  const gwei = 10n ** 9n * fee;
  const fees = { gas: 21_000n, maxFeePerGas: 100n * gwei, maxPriorityFeePerGas: gwei };
  return chain.walletFor(SENDER).sendTransaction({ nonce, to: chain.addressOf(to), value, ...fees });
}

const paying = (value: bigint): TransactionFacts => ({
  nonce,
  content: hashContent({ to: chain.addressOf(OTHER), input: '0x', value }),
});
const wait = (
  hash: Hash,
  { facts, sentAt = Date.now(), onHeard }: { facts: TransactionFacts; sentAt?: number; onHeard?: () => void },
) => waitForInclusion(chain.reader, { hash, account: chain.addressOf(SENDER), sentAt, facts, onHeard });
const mine = () => chain.call('evm_mine', []);
const LONG_AGO = Date.now() - 3_600_000;

describe('waitForInclusion', () => {
  it('gives the receipt of a transaction that nothing was known of but its hash', async () => {
    const hash = await send({ value: 1n });
    const onHeard = vi.fn();
    const ended = wait(hash, { facts: {}, onHeard });
    await vi.waitFor(() => expect(onHeard).toHaveBeenCalledWith(paying(1n)), PATIENTLY);
    await mine();
    expect(await ended).toMatchObject({ became: 'included', receipt: { transactionHash: hash } });
  });

  it.each([
    ['a cancelled one', { to: SENDER, value: 0n }, 'cancelled'],
    ['another', { value: 7n }, 'replaced'],
  ] as const)('tells %s in its place, however soon that was', async (_what, instead, became) => {
    // Replaced before anybody looked it up.
    const hash = await send({ value: 2n });
    await send({ ...instead, fee: 10n });
    await mine();
    expect(await wait(hash, { facts: paying(2n), sentAt: LONG_AGO })).toEqual({ became });
  });

  it('takes one that was sent again with another fee for the same', async () => {
    const hash = await send({ value: 3n });
    const again = await send({ value: 3n, fee: 10n });
    const ended = wait(hash, { facts: paying(3n), sentAt: LONG_AGO });
    await mine();
    expect(await ended).toMatchObject({ became: 'included', receipt: { transactionHash: again } });
  });

  it('tells it at once where the chain had heard of it before', async () => {
    const hash = await send({ value: 4n });
    const onHeard = vi.fn();
    const ended = wait(hash, { facts: {}, onHeard });
    await vi.waitFor(() => expect(onHeard).toHaveBeenCalled(), PATIENTLY);
    await send({ to: SENDER, value: 0n, fee: 10n });
    await mine();
    expect(await ended).toEqual({ became: 'cancelled' });
  });

  it.each([0, 1, 2, 3, 40, 100])('finds what took its place %i blocks ago', async (blocks) => {
    const hash = await send({ value: 5n });
    await send({ to: SENDER, value: 0n, fee: 10n });
    await mine();
    if (blocks > 0) await chain.mineBlock(blocks);
    expect(await wait(hash, { facts: paying(5n), sentAt: LONG_AGO })).toEqual({ became: 'cancelled' });
  });

  it('does not take a number that the wallet only guessed for the word of a node that has not heard of it', async () => {
    await send({ value: 8n });
    await mine();
    // Another page sent the first one meanwhile: this one has the next number, and the node is told of it late.
    const guess = paying(9n);
    nonce += 1;
    const prepared = await chain.walletFor(SENDER).signTransaction({
      ...{ nonce, to: chain.addressOf(OTHER), value: 9n, type: 'eip1559', gas: 21_000n },
      ...{ maxFeePerGas: 10n ** 11n, maxPriorityFeePerGas: 10n ** 9n },
    });
    const hash = keccak256(prepared);
    const asks = vi.spyOn(chain.reader, 'request');
    const ended = wait(hash, { facts: guess });
    await vi.waitFor(() => expect(asks.mock.calls.length).toBeGreaterThan(6), PATIENTLY);
    asks.mockRestore();
    await chain.reader.request({ method: 'eth_sendRawTransaction', params: [prepared] });
    await mine();
    expect(await ended).toMatchObject({ became: 'included', receipt: { transactionHash: hash } });
  });

  it('does not say what took its place where that is not known', async () => {
    const hash = await send({ value: 6n });
    await send({ value: 7n, fee: 10n });
    await mine();
    expect(await wait(hash, { facts: { nonce }, sentAt: LONG_AGO })).toEqual({ became: 'unknown' });
  });
});
