import type { Address, Hex } from 'viem';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modelRegistryAbi } from '@/contracts-abi/model-registry';
import { PROTOCOL_PARAMETERS } from '@/lib/core/protocol-names';
import { listAcceptanceDisputes, listContributionDisputes } from '@/lib/db/acceptance-dispute';
import { toBigint } from '@/lib/db/amount';
import { findStake, listAccountStakes, listDatanetStakes, listEarningStakes } from '@/lib/db/curator-stake';
import { listDelegates, readDelegate } from '@/lib/db/delegate';
import { findOpenChallenge, listEpochChallenges } from '@/lib/db/epoch-challenge';
import { listChildren, listParents, type ModelIncome, readLineage } from '@/lib/db/lineage';
import { findProposal, findVote, listProposals, listVotes } from '@/lib/db/proposal';
import { listProtocolChanges, readProtocol, readProtocolAt } from '@/lib/db/protocol';
import { listTreasuryTransfers, readTreasurySums } from '@/lib/db/treasury';
import { PROPOSAL_STATES } from '@/lib/schemas/protocol';
import {
  ALICE,
  ASKER,
  ask,
  BOB,
  BUILDER,
  CURATOR,
  callOf,
  DEPLOYER,
  GUARDIAN,
  OPEN,
  OPERATOR,
  OWNER,
} from '@/tests/integration/indexer/contract-calls';
import {
  createTestStore,
  type IndexContents,
  indexerDeps,
  indexToHead,
  readIndex,
  rebuild,
  runJobs,
} from '@/tests/integration/indexer/index-support';
import {
  type Motion,
  playDisputes,
  playGovernance,
  playLineage,
  playStakes,
} from '@/tests/integration/indexer/play-community';
import { playDatanets, playEpochs, playModels, playMoney } from '@/tests/integration/indexer/play-economy';
import { createTestDatabase, type TestDatabase } from '@/tests/support/create-test-database';
import { startChain, type TestChain } from '@/tests/support/start-chain';

// Long, because one chain is played once, at some seconds' cost, and then asked from all sides: every answer of the index
// beside the contracts' own.

/** The governor's enum ProposalState. */
const STATES = ['pending', 'active', 'canceled', 'defeated', 'succeeded', 'queued', 'expired', 'executed'];
const NOBODY = `0x${'0'.repeat(40)}`;
const ALL = { page: 1, pageSize: 100 };

let chain: TestChain;
let database: TestDatabase;
let motions: Motion[] = [];
const { store, remove } = createTestStore();

const index = async (): Promise<IndexContents> => {
  await indexToHead(indexerDeps(chain, database.pool));
  await runJobs(database.pool, store);
  return readIndex(database.pool, ['block', 'index_cursor']);
};
const head = async () => Number(await chain.reader.getBlockNumber({ cacheTime: 0 }));
const read = <Answer>(
  contract: Parameters<typeof callOf>[1],
  name: string,
  args: readonly unknown[] = [],
  block?: number,
) => ask<Answer>(chain, callOf(chain, contract, name, args), block);
const lower = (index: number) => chain.addressOf(index).toLowerCase();

/** Plays, takes it all back by a reorganisation, and plays again. */
async function playTwice<Result>(play: (parts: { chain: TestChain; store: typeof store }) => Promise<Result>) {
  const before = await index();
  const first = await head();
  await play({ chain, store });
  const depth = (await head()) - first;
  expect(await index()).not.toEqual(before);
  await chain.reorg(depth);
  expect(await index()).toEqual(before);
  const result = await play({ chain, store });
  await index();
  return result;
}

beforeAll(async () => {
  [chain, database] = await Promise.all([startChain(), createTestDatabase()]);
  await playDatanets({ chain, store });
});

afterAll(async () => {
  await Promise.all([chain.stop(), database.close()]);
  remove();
});

it('unwinds and reads again what the community does, and gives the same rows as from block 0', async () => {
  await playTwice(playStakes);
  await playTwice(playDisputes);
  await playModels({ chain, store });
  await playTwice(playLineage);
  await playMoney({ chain });
  await playTwice(playEpochs);
  motions = await playTwice(playGovernance);
  const contents = await readIndex(database.pool);
  const empty = Object.keys(contents).filter((table) => contents[table]?.length === 0);
  // Nothing here names a manifest, or a file of an epoch, that can be read.
  expect(empty).toEqual(['model_manifest', 'epoch_earning']);
  expect(contents).toEqual(await rebuild(chain, store));
}, 240_000);

describe('stakes', () => {
  it('are what the contract says, now', async () => {
    const stakes = [...(await listDatanetStakes(database.db, { datanetId: 1 }))];
    stakes.push(...(await listAccountStakes(database.db, { account: chain.addressOf(ALICE) })));
    expect(stakes).toHaveLength(5);
    for (const { datanetId, account, amount, leaving, disputes, active, leavesAt } of stakes) {
      const said = await read<{ amount: bigint; leaving: bigint; leavesAt: number; disputes: number }>(
        'curatorStaking',
        'stakeOf',
        [BigInt(datanetId), account],
      );
      const at = leavesAt === null ? 0 : leavesAt.getTime() / 1_000;
      expect({ amount, leaving, disputes, leavesAt: at }).toEqual(said);
      expect(active).toBe(await read('curatorStaking', 'activeStakeOf', [BigInt(datanetId), account]));
    }
    const curator = await findStake(database.db, { datanetId: 1, account: chain.addressOf(CURATOR) });
    expect(curator).toMatchObject({ amount: 210n * OPEN, lost: 100n * OPEN, curator: true, disputes: 0 });
    const owner = await findStake(database.db, { datanetId: 1, account: chain.addressOf(OWNER) });
    expect(owner).toMatchObject({ leaving: 30n * OPEN, active: 70n * OPEN, curator: true, disputes: 1 });
  });

  it('earn as of a block as the contract tells it, of those who accepted what the version holds', async () => {
    const { rows } = await database.pool.query<{ block: number }>(
      `SELECT DISTINCT block_number + d AS block FROM curator_stake_change, (VALUES (-1), (0)) v(d) ORDER BY 1`,
    );
    expect(rows.length).toBeGreaterThan(12);
    let earning = 0;
    for (const { block } of [...rows, { block: await head() }]) {
      for (const version of [1, 2]) {
        const wanted = await naiveEarningStakes({ modelId: 1, version, block });
        expect(await listEarningStakes(database.db, { modelId: 1, version, block })).toEqual(wanted);
        earning = Math.max(earning, wanted.length);
      }
    }
    expect(earning).toBe(2);
  });

  it('are asked for by Datanets as the contract says', async () => {
    const { rows } = await database.pool.query(
      'SELECT id, contribution_bond::text AS bond, curator_stake_required::text AS stake, revision FROM datanet ORDER BY id',
    );
    for (const row of rows) {
      const [bond, stake] = await read<[bigint, bigint]>('datanetRegistry', 'stakesOf', [BigInt(row.id)]);
      const revision = await read<bigint>('datanetRegistry', 'revisionOf', [BigInt(row.id)]);
      expect(row).toEqual({ id: row.id, bond: `${bond}`, stake: `${stake}`, revision: Number(revision) });
    }
    expect(rows[0]).toMatchObject({ bond: `${5n * OPEN}`, revision: 5 });
    const bonds = await database.pool.query('SELECT id, bond::text FROM contribution WHERE bond > 0 ORDER BY id');
    expect(bonds.rows).toEqual([6, 7].map((id) => ({ id, bond: `${5n * OPEN}` })));
  });
});

/** Asks the contracts, as they were at the block, about every contribution there is. */
async function naiveEarningStakes(at: { modelId: number; version: number; block: number }) {
  const { datanets } = await read<{ datanets: { datanetId: bigint; version: bigint }[] }>(
    'modelRegistry',
    'versionOf',
    [BigInt(at.modelId), BigInt(at.version)],
  );
  const count = await read<bigint>('datanetRegistry', 'contributionCount');
  const found: { datanetId: number; account: string; active: bigint }[] = [];
  for (const { datanetId, version } of datanets) {
    const curators = new Set<string>();
    for (let id = 1n; id <= count; id++) {
      if (!(await read<boolean>('datanetRegistry', 'isInVersion', [datanetId, version, id]))) continue;
      const [curator] = await read<[Address, bigint]>('datanetRegistry', 'acceptanceOf', [id]);
      curators.add(curator.toLowerCase());
    }
    for (const account of [...curators].sort()) {
      const active = await read<bigint>('curatorStaking', 'activeStakeOf', [datanetId, account], at.block);
      if (active > 0n) found.push({ datanetId: Number(datanetId), account, active });
    }
  }
  return found;
}

describe('disputes and challenges', () => {
  it('list each outcome of disputes about acceptances', async () => {
    const { rows, total } = await listAcceptanceDisputes(database.db, ALL);
    expect(total).toBe(4);
    expect(rows.map((row) => [row.contributionId, row.position, row.outcome, row.amount])).toEqual([
      [4, 1, 'open', null],
      [2, 1, 'expired', null],
      [1, 2, 'upheld', 75n * OPEN],
      [1, 1, 'dismissed', 75n * OPEN],
    ]);
    expect(rows[2]).toMatchObject({
      datanetName: 'Rivers of the south',
      curator: lower(CURATOR),
      disputer: lower(BOB),
      reason: 'Copied from\ufffd a book.',
      resolution: 'The book is older.',
      recordCount: 2,
      bond: 100n * OPEN,
      stake: 210n * OPEN,
    });
    expect(await listContributionDisputes(database.db, { contributionId: 1 })).toEqual(rows.slice(2));
    const open = await listAcceptanceDisputes(database.db, {
      ...ALL,
      outcome: 'open',
      account: chain.addressOf(OWNER),
    });
    expect(open.rows).toEqual(rows.slice(0, 1));
    const said = await read<{ disputer: string; bond: bigint; resolveBy: number }>('curatorStaking', 'disputeOf', [4n]);
    expect(rows[0]).toMatchObject({ bond: said.bond, disputer: said.disputer.toLowerCase() });
    expect(rows[0]?.resolveBy.getTime()).toBe(said.resolveBy * 1_000);
  });

  it('list each outcome of challenges, with what they cost', async () => {
    const { rows, total } = await listEpochChallenges(database.db, ALL);
    expect(total).toBe(7);
    expect(rows.map((row) => [row.number, row.attempt, row.position, row.outcome, row.bond / OPEN])).toEqual([
      [2, 2, 2, 'open', 400n],
      [2, 2, 1, 'dismissed', 200n],
      [2, 1, 1, 'expired', 100n],
      [1, 3, 2, 'dismissed', 400n],
      [1, 3, 1, 'dismissed', 200n],
      [1, 2, 1, 'expired', 100n],
      [1, 1, 1, 'upheld', 100n],
    ]);
    expect(rows[6]).toMatchObject({
      status: 'rejected',
      reason: 'The file cannot be \ufffdread.',
      resolution: 'No site has it.',
      proposer: lower(OPERATOR),
      challenger: lower(BOB),
    });
    expect(await findOpenChallenge(database.db)).toEqual(rows[0]);
    const said = await read<{ challenger: string; bond: bigint; resolveBy: bigint }>('rewardDistributor', 'challenge');
    expect(rows[0]).toMatchObject({ bond: said.bond, challenger: said.challenger.toLowerCase() });
    expect(rows[0]?.resolveBy.getTime()).toBe(Number(said.resolveBy) * 1_000);
  });

  it('leave the epochs as the distributor has them', async () => {
    const epochs = await database.db.epoch.findMany({ orderBy: [{ number: 'asc' }, { attempt: 'asc' }] });
    expect(epochs.map((row) => [row.number, row.attempt, row.status, row.challenged, row.rejectedReason])).toEqual([
      [1, 1, 'rejected', false, 'No site has it.'],
      [1, 2, 'rejected', false, ''],
      [1, 3, 'final', false, ''],
      [2, 1, 'rejected', false, ''],
      [2, 2, 'proposed', true, ''],
    ]);
    expect(epochs.map((row) => row.failedChallenges)).toEqual([0, 1, 0, 1, 2]);
    const pending = await read<{ claimableAt: bigint; proposer: string; bond: bigint; root: Hex }>(
      'rewardDistributor',
      'pending',
    );
    const [, , final, , waiting] = epochs;
    expect(waiting).toMatchObject({ proposer: pending.proposer.toLowerCase(), root: pending.root });
    const next = (waiting ? toBigint(waiting.bond) : 0n) << BigInt(waiting?.failedChallenges ?? 0);
    expect(next).toBe(await read('rewardDistributor', 'challengeBond'));
    expect(waiting?.claimableAt.getTime()).toBe(Number(pending.claimableAt) * 1_000);
    // Put off by the two challenges: the window alone would have ended 60 s after the proposal.
    expect(final && final.claimableAt.getTime() - final.proposedAt.getTime()).toBeGreaterThanOrEqual(70_000);
    const [claim] = await database.db.claim.findMany();
    expect(claim).toMatchObject({ account: lower(ALICE), recipient: lower(BOB) });
  });
});

describe('lineage', () => {
  it('is read as of a block as the events and the contract tell it', async () => {
    const last = await head();
    const events = await chain.reader.getContractEvents({
      address: chain.addresses.modelRegistry,
      abi: modelRegistryAbi,
      fromBlock: 0n,
      strict: true,
    });
    const versions = events.flatMap((event) => (event.eventName === 'ModelVersionPublished' ? [event] : []));
    const sale = events.findLast((event) => event.eventName === 'Transfer');
    const naive = async (place: number, block: number): Promise<ModelIncome> => {
      const published = versions[place];
      if (!published) throw new Error('no such version');
      const { modelId, version, publisher, computeProvider, manifestHash, manifestCid } = published.args;
      const parents = await read<{ modelId: bigint; part: number }[]>('modelRegistry', 'parentsOf', [modelId]);
      return {
        modelId: Number(modelId),
        version: Number(version),
        builder: (await read<Hex>('modelRegistry', 'ownerOf', [modelId], block)).toLowerCase() as Hex,
        computeProvider: computeProvider === NOBODY ? null : (computeProvider.toLowerCase() as Hex),
        manifestHash,
        manifestCid,
        publisher: publisher.toLowerCase() as Hex,
        parents: await Promise.all(
          parents.map(async ({ modelId: parent, part }) => ({
            part,
            income: await naive(
              versions.findLastIndex((earlier, k) => k < place && earlier.args.modelId === parent),
              block,
            ),
          })),
        ),
      };
    };
    expect(versions).toHaveLength(11);
    for (const [place, { args, blockNumber }] of versions.entries()) {
      for (const block of new Set([Number(blockNumber), Number(sale?.blockNumber) - 1, last])) {
        if (block < Number(blockNumber)) continue;
        const at = { modelId: Number(args.modelId), version: Number(args.version), block };
        expect(await readLineage(database.db, at)).toEqual(await naive(place, block));
      }
    }
    const grandchild = await readLineage(database.db, { modelId: 5, version: 1, block: last });
    expect(grandchild.parents[0]?.income).toMatchObject({ modelId: 4, version: 2 });
    expect(grandchild.parents[0]?.income.parents[1]?.income).toMatchObject({
      modelId: 3,
      version: 2,
      builder: lower(BOB),
    });
    // In one block with version 3 of model 2, and before it: what it rests on is version 2.
    const together = await readLineage(database.db, { modelId: 4, version: 3, block: last });
    expect(together.parents[0]?.income).toMatchObject({ modelId: 2, version: 2 });
    await expect(readLineage(database.db, { modelId: 5, version: 1, block: 10 })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('is listed from both ends, with what the contract keeps of it', async () => {
    expect(await listParents(database.db, { modelId: 4 })).toMatchObject([
      { modelId: 2, part: 100, generation: 1 },
      { modelId: 3, part: 300, generation: 2, adapter: true, owner: lower(BOB) },
    ]);
    expect(await listChildren(database.db, { modelId: 2 })).toMatchObject([
      { modelId: 4, part: 100 },
      { modelId: 3, part: 500 },
    ]);
    for (const { id, generation, leastChildPart } of await database.db.model.findMany()) {
      expect(BigInt(generation)).toBe(await read('modelRegistry', 'generationOf', [BigInt(id)]));
      expect(BigInt(leastChildPart)).toBe(await read('modelRegistry', 'leastChildPartOf', [BigInt(id)]));
    }
  });
});

describe('the protocol', () => {
  it('is known as of every block', async () => {
    const { rows: changes } = await listProtocolChanges(database.db, ALL);
    const blocks = new Set(changes.flatMap(({ block }) => [block - 1, block]));
    for (const block of [...blocks, await head()]) {
      const parts = await read('protocolParameters', 'feeParts', [], block).catch(() => null);
      if (parts === null) {
        await expect(readProtocolAt(database.db, { block })).rejects.toMatchObject({ code: 'not-ready' });
        continue;
      }
      const treasury = await read<string>('protocolParameters', 'holderOf', [2], block);
      expect(await readProtocolAt(database.db, { block })).toEqual({ parts, treasury: treasury.toLowerCase() });
    }
    expect((await readProtocolAt(database.db, { block: await head() })).parts).toMatchObject({ treasury: 900 });
  });

  it('is what its contracts say, now', async () => {
    const { parameters, roles, feeParts, settings } = await readProtocol(database.db);
    expect(parameters.map(({ name }) => name)).toEqual(PROTOCOL_PARAMETERS);
    for (const [k, { value }] of parameters.entries()) {
      expect(value).toBe(await read('protocolParameters', 'valueOf', [k]));
    }
    for (const [k, { holder }] of roles.entries()) {
      expect(holder).toBe((await read<string>('protocolParameters', 'holderOf', [k])).toLowerCase());
    }
    expect(roles[1]?.holder).toBe(lower(CURATOR));
    expect(feeParts?.parts).toEqual(await read('protocolParameters', 'feeParts'));
    const said = await Promise.all([
      read('tributaryGovernor', 'votingDelay'),
      read('tributaryGovernor', 'votingPeriod'),
      read('tributaryGovernor', 'lateQuorumVoteExtension'),
      read('tributaryGovernor', 'proposalThreshold'),
      read('tributaryGovernor', 'quorumNumerator'),
      read('timelock', 'getMinDelay'),
    ]);
    expect(settings.map(({ value }) => value)).toEqual(said.map((value) => BigInt(String(value))));
  });

  it('tells every change, the newest first', async () => {
    const { rows, total } = await listProtocolChanges(database.db, { page: 1, pageSize: 7 });
    // 7 parameters, 3 roles, parts and 6 settings of the deployment; then 6 changes of one proposal, one of another.
    expect(total).toBe(24);
    expect(rows.map(({ kind }) => kind)).toEqual([
      'parameter',
      'setting',
      'setting',
      'setting',
      'fee-parts',
      'role',
      'parameter',
    ]);
    expect(rows[0]).toMatchObject({ name: 'challengeWindow', value: 80n });
    expect(rows[1]).toMatchObject({ name: 'timelockDelay', value: 40n });
  });
});

describe('votes', () => {
  const now = async () => {
    const newest = { orderBy: { number: 'desc' }, select: { timestamp: true } } as const;
    const { timestamp } = await database.db.block.findFirstOrThrow(newest);
    return new Date(timestamp * 1_000);
  };

  it('leave proposals in the states that the governor says, as time passes', async () => {
    const seen = new Set<string>();
    const start = await now();
    const { rows: latest } = await listProposals(database.db, { page: 1, pageSize: 2, now: await now() });
    const bounds = latest.flatMap(({ voteStart, voteEnd }) => [voteStart, voteEnd]).map((at) => at.getTime() / 1_000);
    const ahead = bounds.filter((at) => at * 1_000 > start.getTime()).sort((a, b) => a - b);
    expect(ahead).toHaveLength(3);
    for (const at of [null, ...ahead.flatMap((bound) => [bound, bound + 1])]) {
      if (at !== null) {
        await chain.call('evm_setNextBlockTimestamp', [at]);
        await chain.mineBlock();
      }
      await index();
      const block = await head();
      const { rows, total } = await listProposals(database.db, { ...ALL, now: await now() });
      expect(total).toBe(7);
      expect(rows.map(({ id }) => id)).toEqual(motions.map(({ id }) => `${id}`).reverse());
      for (const row of rows) {
        const state = STATES[await read<number>('tributaryGovernor', 'state', [BigInt(row.id)], block)];
        expect([row.description, row.state]).toEqual([row.description, state]);
        seen.add(row.state);
        const [against, votesFor, abstain] = await read<[bigint, bigint, bigint]>(
          'tributaryGovernor',
          'proposalVotes',
          [BigInt(row.id)],
        );
        expect([row.againstVotes, row.forVotes, row.abstainVotes]).toEqual([against, votesFor, abstain]);
        const snapshot = BigInt(row.voteStart.getTime() / 1_000);
        expect(snapshot).toBe(await read('tributaryGovernor', 'proposalSnapshot', [BigInt(row.id)]));
        expect(BigInt(row.voteEnd.getTime() / 1_000)).toBe(
          await read('tributaryGovernor', 'proposalDeadline', [BigInt(row.id)]),
        );
        const eta = await read<bigint>('tributaryGovernor', 'proposalEta', [BigInt(row.id)]);
        if (row.executedAt === null) expect(BigInt((row.executableAt?.getTime() ?? 0) / 1_000)).toBe(eta);
        if (row.state !== 'pending') {
          expect(row.quorum).toBe(await read('tributaryGovernor', 'quorum', [snapshot], block));
        }
      }
      for (const state of PROPOSAL_STATES) {
        const some = await listProposals(database.db, { ...ALL, now: await now(), state });
        expect(some.rows).toEqual(rows.filter((row) => row.state === state));
      }
    }
    expect([...seen].sort()).toEqual(['active', 'canceled', 'defeated', 'executed', 'pending', 'queued']);
  });

  it('keep of a proposal what is needed to queue it, though its text has what no database keeps', async () => {
    const [first] = motions;
    const proposal = await findProposal(database.db, { id: `${first?.id}`, now: await now() });
    expect(proposal?.description).toBe('# Many things\n\nAll at once, and a NUL: \ufffd.');
    const actions = proposal?.actions ?? [];
    const id = await read<bigint>('tributaryGovernor', 'hashProposal', [
      actions.map(({ target }) => target),
      actions.map(({ value }) => value),
      actions.map(({ calldata }) => calldata),
      proposal?.descriptionHash,
    ]);
    expect(`${id}`).toBe(proposal?.id);
    expect(await findProposal(database.db, { id: '1', now: await now() })).toBeNull();
  });

  it('are listed by weight, with reasons', async () => {
    const proposalId = `${motions[0]?.id}`;
    const { rows, total } = await listVotes(database.db, { ...ALL, proposalId });
    expect(total).toBe(3);
    expect(rows.map(({ voter, support }) => [voter, support])).toEqual([
      [lower(ALICE), 'for'],
      [lower(BOB), 'against'],
      [lower(BUILDER), 'abstain'],
    ]);
    const start = await read('tributaryGovernor', 'proposalSnapshot', [BigInt(proposalId)]);
    for (const { voter, weight } of rows) {
      expect(weight).toBe(await read('openToken', 'getPastVotes', [voter, start]));
    }
    expect(await findVote(database.db, { proposalId, voter: chain.addressOf(BOB) })).toMatchObject({
      reason: 'Too much\ufffd at once.',
    });
    expect(await findVote(database.db, { proposalId, voter: chain.addressOf(ASKER) })).toBeNull();
  });

  it('are given to whom the token says', async () => {
    for (const account of [OWNER, CURATOR, ALICE, BOB, BUILDER, ASKER, GUARDIAN, OPERATOR, DEPLOYER]) {
      const { delegatee, votes } = await readDelegate(database.db, { account: chain.addressOf(account) });
      const to = await read<string>('openToken', 'delegates', [chain.addressOf(account)]);
      expect(delegatee ?? NOBODY).toBe(to.toLowerCase());
      expect(votes).toBe(await read('openToken', 'getVotes', [chain.addressOf(account)]));
    }
    const { rows, total, votes } = await listDelegates(database.db, ALL);
    expect(rows.map(({ account, delegators }) => [account, delegators])).toEqual([
      [lower(ALICE), 1],
      [lower(BOB), 2],
    ]);
    expect(total).toBe(2);
    expect(votes).toBe(rows.reduce((sum, row) => sum + row.votes, 0n));
  });

  it('spend from a treasury whose transfers sum to what it holds', async () => {
    const { received, paid } = await readTreasurySums(database.db);
    expect(received - paid).toBe(await read('openToken', 'balanceOf', [chain.addresses.timelock]));
    expect(paid).toBe(200n * OPEN);
    const { rows } = await listTreasuryTransfers(database.db, ALL);
    expect(rows[0]).toMatchObject({ direction: 'out', counterparty: lower(BUILDER), amount: 200n * OPEN });
    expect(rows).toContainEqual(
      expect.objectContaining({
        direction: 'in',
        counterparty: chain.addresses.datanetRegistry.toLowerCase(),
        amount: 5n * OPEN,
      }),
    );
    const supply = await database.db.tokenSupply.findMany({ orderBy: { blockNumber: 'desc' } });
    expect(supply.map((row) => toBigint(row.supply))).toEqual([993_000_000n * OPEN, 1_000_000_000n * OPEN]);
    expect(toBigint(supply[0]?.supply ?? '0')).toBe(await read('openToken', 'totalSupply'));
  });
});
