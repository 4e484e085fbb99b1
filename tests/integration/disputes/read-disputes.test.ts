import { type Abi, keccak256, stringToHex } from 'viem';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { curatorStakingAbi } from '@/contracts-abi/curator-staking';
import { datanetRegistryAbi } from '@/contracts-abi/datanet-registry';
import { openTokenAbi } from '@/contracts-abi/open-token';
import { rewardDistributorAbi } from '@/contracts-abi/reward-distributor';
import { LOCAL_ROLES } from '@/lib/chain/local-accounts';
import { wonOf } from '@/lib/chain/lost-bond';
import type { Hex } from '@/lib/core/hex';
import { listDisputes } from '@/lib/server/disputes/list-disputes';
import { readAcceptance } from '@/lib/server/disputes/read-acceptance';
import { readDisputeTerms } from '@/lib/server/disputes/read-dispute-terms';
import { readEpochDisputes } from '@/lib/server/disputes/read-epoch-disputes';
import { checkStake } from '@/lib/server/staking/check-stake';
import { readDatanetStakes } from '@/lib/server/staking/read-datanet-stakes';
import { indexerDeps, indexToHead } from '@/tests/integration/indexer/index-support';
import { challengeEpoch, proposeEpoch, resolveChallenge } from '@/tests/support/bond-epoch';
import { createTestDatabase, type TestDatabase } from '@/tests/support/create-test-database';
import { startChain, type TestChain } from '@/tests/support/start-chain';

const OPEN = 10n ** 18n;
const [OWNER, CURATOR, CONTRIBUTOR, DISPUTER] = [0, 1, 2, 3] as const;
const STAKE = 80n * OPEN;
/** The local terms (lib/chain/deployment-terms.ts). */
const TERMS = { minimumBond: 100n * OPEN, unbondingDelayS: 600, resolutionTimeS: 3_600, windowS: 60 };

let chain: TestChain;
let database: TestDatabase;

beforeAll(async () => {
  [chain, database] = await Promise.all([startChain(), createTestDatabase()]);
});
afterAll(async () => {
  await database.close();
  await chain.stop();
});

const lower = (index: number) => chain.addressOf(index).toLowerCase() as Hex;
const index = () => indexToHead(indexerDeps(chain, database.pool));
const deps = () => ({ db: database.db, chain: chain.reader });
const now = () => new Date();

async function send(
  from: number,
  call: { address: Hex; abi: Abi; functionName: string; args: readonly unknown[] },
): Promise<void> {
  const hash = await chain.walletFor(from).writeContract(call);
  const { status } = await chain.reader.waitForTransactionReceipt({ hash });
  if (status !== 'success') throw new Error(`${call.functionName} reverted.`);
}

const inRegistry = (from: number, functionName: string, args: readonly unknown[]) =>
  send(from, { address: chain.addresses.datanetRegistry, abi: datanetRegistryAbi, functionName, args });
const inStaking = (from: number, functionName: string, args: readonly unknown[]) =>
  send(from, { address: chain.addresses.curatorStaking, abi: curatorStakingAbi, functionName, args });
const allow = (from: number, spender: Hex, amount: bigint) =>
  send(from, {
    address: chain.addresses.openToken,
    abi: openTokenAbi,
    functionName: 'approve',
    args: [spender, amount],
  });

it('reads what the protocol says about bonds, stakes and who decides', async () => {
  await index();
  expect(await readDisputeTerms(deps())).toMatchObject({
    minimumBond: TERMS.minimumBond,
    minimumStake: 50n * OPEN,
    unbondingDelayS: TERMS.unbondingDelayS,
    resolutionTimeS: TERMS.resolutionTimeS,
    challengeWindowS: TERMS.windowS,
    guardian: lower(LOCAL_ROLES.guardian),
    curatorsPart: 1_500,
  });
});

describe('a proposed epoch', () => {
  const propose = (words: string) =>
    proposeEpoch(chain, { epoch: 1n, root: keccak256(stringToHex(words)), total: 0n, fileCid: words });
  const read = async () => {
    await index();
    return readEpochDisputes(deps(), { number: 1, now: now() });
  };
  const list = async () => {
    await index();
    return listDisputes(deps(), { of: 'epochs', page: 1, now: now() });
  };

  it('is unknown before it is proposed', async () => {
    await expect(readEpochDisputes(deps(), { number: 1, now: now() })).rejects.toMatchObject({ code: 'not-found' });
    expect(await list()).toMatchObject({ newest: null, total: 0, openChallenges: 0 });
  });

  it('can be challenged in its window, by the chain’s clock', async () => {
    await propose('first');
    const { proposals, open } = await read();
    expect(open).toBeNull();
    expect(proposals).toMatchObject([{ attempt: 1, standing: 'open', bond: TERMS.minimumBond, challenges: [] }]);
    expect((await list()).newest).toMatchObject({ number: 1, standing: 'open' });
  });

  it('stands still while it is challenged, however late it gets', async () => {
    await challengeEpoch(chain, { challenger: DISPUTER, epoch: 1n, reason: 'Everything goes to one account.' });
    await chain.advanceTime(TERMS.windowS * 2);
    const { proposals, open } = await read();
    expect(proposals[0].standing).toBe('challenged');
    expect(open).toMatchObject({ challenger: lower(DISPUTER), bond: TERMS.minimumBond, overdue: false });
    expect(await list()).toMatchObject({
      newest: { standing: 'challenged' },
      openChallenges: 1,
      challenges: [{ number: 1, outcome: 'open', overdue: false }],
    });
  });

  it('can be ended by anybody once nobody decided in time', async () => {
    await chain.advanceTime(TERMS.resolutionTimeS);
    expect((await read()).open?.overdue).toBe(true);
    expect((await list()).challenges).toMatchObject([{ overdue: true }]);
  });

  it('is thrown out when the challenge is upheld, and its number proposed anew', async () => {
    const balance = () =>
      chain.reader.readContract({
        address: chain.addresses.openToken,
        abi: openTokenAbi,
        functionName: 'balanceOf',
        args: [lower(DISPUTER)],
      });
    const before = await balance();
    await resolveChallenge(chain, { epoch: 1n, upheld: true, reason: 'Recomputed.' });
    // What the page says the challenger got.
    expect((await balance()) - before).toBe(TERMS.minimumBond + wonOf(TERMS.minimumBond));
    await propose('second');
    const { proposals, open } = await read();
    expect(open).toBeNull();
    expect(proposals.map(({ attempt, standing }) => [attempt, standing])).toEqual([
      [2, 'open'],
      [1, 'rejected'],
    ]);
    expect(proposals[1]?.challenges).toMatchObject([{ outcome: 'upheld', resolution: 'Recomputed.' }]);
    expect(proposals[0].challenges).toEqual([]);
    expect(await list()).toMatchObject({ openChallenges: 0, total: 1, newest: { attempt: 2 } });
  });

  it('counts once its window is over, and is final when somebody makes it so', async () => {
    await chain.advanceTime(TERMS.windowS + 1);
    expect((await read()).proposals[0].standing).toBe('counting');
    expect((await list()).newest).toBeNull();
    await send(DISPUTER, {
      address: chain.addresses.rewardDistributor,
      abi: rewardDistributorAbi,
      functionName: 'finaliseEpoch',
      args: [],
    });
    expect((await read()).proposals[0].standing).toBe('final');
  });
});

describe('an acceptance', () => {
  const acceptance = async (contributionId: number) => {
    await index();
    return readAcceptance(deps(), { contributionId, now: now() });
  };
  const stakes = async (account: string | null) => {
    await index();
    return readDatanetStakes(deps(), {
      datanetId: 1,
      owner: lower(OWNER),
      curators: [lower(CURATOR)],
      account,
      now: now(),
    });
  };
  const submit = (id: number) =>
    inRegistry(CONTRIBUTOR, 'submitContribution', [1n, keccak256(stringToHex(`records ${id}`)), 2, `bfile${id}`]);

  beforeAll(async () => {
    await inRegistry(OWNER, 'createDatanet', ['bmetadata', 2, 2]);
    await inRegistry(OWNER, 'setCurator', [1n, lower(CURATOR), true]);
    await inRegistry(OWNER, 'setStakes', [1n, 0n, STAKE]);
    for (const id of [1, 2, 3]) await submit(id);
    await chain.giveOpen(CURATOR, 1_000n * OPEN);
    await chain.giveOpen(DISPUTER, 1_000n * OPEN);
  });

  it('needs a stake where the Datanet asks for one', async () => {
    await index();
    const ask = { datanetId: 1, account: lower(CURATOR), required: STAKE };
    expect(await checkStake(deps(), ask)).toEqual({ enough: false, active: 0n, required: STAKE });
    await expect(inRegistry(CURATOR, 'acceptContribution', [1n, [], ''])).rejects.toThrow('CuratorStakeTooSmall');
    await allow(CURATOR, chain.addresses.curatorStaking, STAKE);
    await inStaking(CURATOR, 'stake', [1n, STAKE]);
    await index();
    expect(await checkStake(deps(), ask)).toEqual({ enough: true, active: STAKE, required: STAKE });
    expect(await checkStake(deps(), { ...ask, account: lower(OWNER) })).toMatchObject({ enough: false });
    expect(await checkStake(deps(), { ...ask, required: 0n })).toMatchObject({ enough: true });
  });

  it('can be disputed once there is one, until the unbonding delay is over', async () => {
    expect(await acceptance(1)).toMatchObject({ disputable: 'never-accepted', closesAt: null });
    for (const id of [1n, 2n]) await inRegistry(CURATOR, 'acceptContribution', [id, [1], 'Looks right.']);
    const view = await acceptance(1);
    expect(view).toMatchObject({
      disputable: 'yes',
      acceptance: { accepted: { curator: lower(CURATOR), reason: 'Looks right.' }, stake: STAKE, excluded: [1] },
    });
    expect(view.closesAt?.getTime()).toBe((view.acceptance.accepted?.at.getTime() ?? 0) + TERMS.unbondingDelayS * 1000);
    await expect(acceptance(99)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('holds the stake while it is disputed, and takes of it when that is upheld', async () => {
    await allow(DISPUTER, chain.addresses.curatorStaking, STAKE);
    await inStaking(DISPUTER, 'disputeAcceptance', [1n, 'Made up.']);
    expect(await acceptance(1)).toMatchObject({ disputable: 'open', open: { overdue: false, bond: STAKE } });
    expect((await stakes(lower(CURATOR))).own).toMatchObject({ amount: STAKE, disputes: 1, ready: false });
    await index();
    expect(await listDisputes(deps(), { of: 'acceptances', page: 1, now: now() })).toMatchObject({
      openDisputes: 1,
      disputes: [{ contributionId: 1, outcome: 'open' }],
      challenges: [],
    });

    await inStaking(LOCAL_ROLES.guardian, 'resolveDispute', [1n, true, 'They are.']);
    expect(await acceptance(1)).toMatchObject({
      disputable: 'upheld-before',
      open: null,
      disputes: [{ outcome: 'upheld', amount: wonOf(STAKE), resolution: 'They are.' }],
    });
    const { curators, own } = await stakes(lower(CURATOR));
    expect(own).toMatchObject({ amount: 0n, active: 0n, disputes: 0 });
    expect(curators.find(({ account }) => account === lower(CURATOR))).toMatchObject({
      role: 'curator',
      lost: STAKE,
      accepted: 2,
      overturned: 1,
    });
    expect(curators.find(({ account }) => account === lower(OWNER))).toMatchObject({ role: 'owner', accepted: 0 });
    // Nothing is left that could answer for the other one.
    expect((await acceptance(2)).disputable).toBe('nothing-at-stake');
  });

  it('is safe from disputes after the delay, and the stake may go', async () => {
    await allow(CURATOR, chain.addresses.curatorStaking, STAKE);
    await inStaking(CURATOR, 'stake', [1n, STAKE]);
    expect((await acceptance(2)).disputable).toBe('yes');
    await inStaking(CURATOR, 'requestUnstake', [1n, STAKE / 2n]);
    expect((await stakes(lower(CURATOR))).own).toMatchObject({ active: STAKE / 2n, leaving: STAKE / 2n, ready: false });
    await chain.advanceTime(TERMS.unbondingDelayS);
    expect((await acceptance(2)).disputable).toBe('too-late');
    expect((await stakes(lower(CURATOR))).own).toMatchObject({ ready: true });
    expect((await stakes(null)).own).toBeNull();
  });
});
