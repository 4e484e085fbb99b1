import { type Hex, keccak256, maxUint256, parseEventLogs, stringToHex } from 'viem';
import { tributaryGovernorAbi } from '@/contracts-abi/tributary-governor';
import type { ContentStore } from '@/lib/storage/content-store';
import {
  ALICE,
  ASKER,
  BOB,
  BUILDER,
  type Call,
  CURATOR,
  callOf,
  DEPLOYER,
  encode,
  GUARDIAN,
  OPEN,
  OPERATOR,
  OWNER,
  registry,
  send,
  sendTogether,
} from '@/tests/integration/indexer/contract-calls';
import { putJson, submitTexts } from '@/tests/integration/indexer/play-economy';
import type { TestChain } from '@/tests/support/start-chain';

type Parts = { chain: TestChain; store: ContentStore };

/** Gives OPEN to an account, and lets the contracts of bonds and stakes take it. */
async function fund(chain: TestChain, index: number, amount: bigint): Promise<void> {
  await chain.giveOpen(index, amount);
  for (const spender of [chain.addresses.curatorStaking, chain.addresses.datanetRegistry]) {
    await send(chain, index, callOf(chain, 'openToken', 'approve', [spender, maxUint256]));
  }
}

/**
 * After playDatanets: stakes on Datanet 1 of CURATOR (350, of which 40 leave and 100 are lost), OWNER (100, 30 leaving) and
 * ALICE, who curates nothing; on a Datanet that nobody made, and on a number no index has room for. Datanet 1 then asks
 * for bonds and stakes; a bond comes back, one goes to the treasury.
 */
export async function playStakes(parts: Parts): Promise<void> {
  const { chain } = parts;
  const stake = (from: number, name: string, ...args: readonly unknown[]) =>
    send(chain, from, callOf(chain, 'curatorStaking', name, args));
  for (const index of [CURATOR, OWNER, ALICE, BOB]) await fund(chain, index, 1_000n * OPEN);
  await sendTogether(
    chain,
    [300n, 50n].map((amount) => ({
      from: CURATOR,
      call: callOf(chain, 'curatorStaking', 'stake', [1n, amount * OPEN]),
    })),
  );
  await stake(OWNER, 'stake', 1n, 100n * OPEN);
  await stake(ALICE, 'stake', 1n, 70n * OPEN);
  await stake(ALICE, 'stake', 77n, 3n * OPEN);
  await stake(ALICE, 'stake', 2n ** 40n, 3n * OPEN);
  await stake(ALICE, 'requestUnstake', 2n ** 40n, 3n * OPEN);
  await stake(CURATOR, 'requestUnstake', 1n, 200n * OPEN);
  await stake(CURATOR, 'requestUnstake', 1n, 0n);
  await stake(CURATOR, 'requestUnstake', 1n, 40n * OPEN);
  await stake(OWNER, 'requestUnstake', 1n, 30n * OPEN);
  await send(chain, OWNER, registry(chain, 'setStakes', [1n, 5n * OPEN, 60n * OPEN]));
  const { id: taken } = await submit(parts, ['bonded water']);
  const { id: refused } = await submit(parts, ['bonded spam']);
  await send(chain, OWNER, registry(chain, 'acceptContribution', [taken, [], '']));
  await send(chain, OWNER, registry(chain, 'rejectContribution', [refused, 'Spam.']));
}

async function submit(parts: Parts, texts: readonly string[]): Promise<{ id: bigint }> {
  await submitTexts(parts, { from: BOB, datanetId: 1n, texts });
  const { address, abi } = registry(parts.chain, 'contributionCount', []);
  const id = await parts.chain.reader.readContract({ address, abi, functionName: 'contributionCount' });
  return { id: BigInt(String(id)) };
}

/**
 * After playStakes: contribution 1 is disputed for nothing, then rightly; the dispute about 2 expires; that about 4 stays
 * open, so that OWNER's stake cannot leave, while what was announced of CURATOR's does.
 */
export async function playDisputes({ chain }: Parts): Promise<void> {
  const inStaking = (from: number, name: string, ...args: readonly unknown[]) =>
    send(chain, from, callOf(chain, 'curatorStaking', name, args));
  await inStaking(BOB, 'disputeAcceptance', 1n, 'These are not rivers.');
  await inStaking(GUARDIAN, 'resolveDispute', 1n, false, 'They are.');
  await inStaking(BOB, 'disputeAcceptance', 1n, 'Copied from\u0000 a book.');
  await inStaking(GUARDIAN, 'resolveDispute', 1n, true, 'The book is older.');
  await inStaking(BOB, 'disputeAcceptance', 2n, 'Never saw it.');
  await inStaking(BOB, 'disputeAcceptance', 4n, 'Brown water is no water.');
  await chain.advanceTime(3_601);
  await inStaking(ASKER, 'expireDispute', 2n);
  await inStaking(CURATOR, 'unstake', 1n);
}

/**
 * After playModels: model 3, an adapter of 1 and 2; model 4, made from 3 and 2; then new versions of 2 and 3, and one of 4
 * that rests on them; model 5 made from 4; then a version of 4 and one of 2 in one block, 4 first. Model 3 is sold to BOB
 * and asks for more from then on.
 */
export async function playLineage({ chain, store }: Parts): Promise<void> {
  const as = (from: number, name: string, args: readonly unknown[]) =>
    send(chain, from, callOf(chain, 'modelRegistry', name, args));
  const used = [{ datanetId: 1n, version: 1n }];
  const newer = [{ datanetId: 1n, version: 2n }];
  const compute = chain.addressOf(OPERATOR);
  const nobody = `0x${'0'.repeat(40)}`;
  const manifest = (name: string) => putJson(store, { no: name });
  const publish = async (from: number, name: string, lineage: unknown) => {
    const { cid, hash } = await manifest(name);
    await as(from, 'publishModel', [cid, hash, OPEN, nobody, used, lineage]);
  };
  const renew = async (from: number, id: bigint, name: string) => {
    const { cid, hash } = await manifest(name);
    await as(from, 'publishModelVersion', [id, cid, hash, compute, newer]);
  };
  await publish(ALICE, 'adapter', {
    adapter: true,
    leastChildPart: 250,
    parents: [
      { modelId: 1n, part: 1_000 },
      { modelId: 2n, part: 500 },
    ],
  });
  await publish(ALICE, 'child', {
    adapter: false,
    leastChildPart: 0,
    parents: [
      { modelId: 2n, part: 100 },
      { modelId: 3n, part: 300 },
    ],
  });
  await renew(BUILDER, 2n, 'two again');
  await renew(ALICE, 3n, 'adapter again');
  await renew(ALICE, 4n, 'child again');
  await publish(BOB, 'grandchild', { adapter: true, leastChildPart: 0, parents: [{ modelId: 4n, part: 10_000 }] });
  const last = await manifest('together');
  await sendTogether(
    chain,
    [
      { from: ALICE, id: 4n },
      { from: BUILDER, id: 2n },
    ].map(({ from, id }) => ({
      from,
      call: callOf(chain, 'modelRegistry', 'publishModelVersion', [id, last.cid, last.hash, compute, newer]),
    })),
  );
  await as(ALICE, 'transferFrom', [chain.addressOf(ALICE), chain.addressOf(BOB), 3n]);
  await as(BOB, 'setLeastChildPart', [3n, 600n]);
}

/** A proposal as its governor takes it. */
export type Motion = { id: bigint; calls: readonly Call[]; description: string };

/** Proposes as `from`, which needs votes for it. */
export async function propose(
  chain: TestChain,
  { from, calls, description }: { from: number; calls: readonly Call[]; description: string },
): Promise<Motion> {
  const hash = await send(chain, from, callOf(chain, 'tributaryGovernor', 'propose', [...bodyOf(calls), description]));
  const { logs } = await chain.reader.getTransactionReceipt({ hash });
  const [event] = parseEventLogs({ abi: tributaryGovernorAbi, logs, eventName: 'ProposalCreated' });
  if (!event) throw new Error('nothing was proposed');
  return { id: event.args.proposalId, calls, description };
}

function bodyOf(calls: readonly Call[]): [unknown[], bigint[], Hex[]] {
  return [calls.map((call) => call.address), calls.map(() => 0n), calls.map(encode)];
}

/** Queues, executes or cancels a proposal as `from`. */
export function conclude(
  chain: TestChain,
  name: 'queue' | 'execute' | 'cancel',
  { from, motion }: { from: number; motion: Motion },
): Promise<Hex> {
  const hash = keccak256(stringToHex(motion.description));
  return send(chain, from, callOf(chain, 'tributaryGovernor', name, [...bodyOf(motion.calls), hash]));
}

/** Executes a queued proposal at the timelock, of which the governor tells nothing. */
async function executeAtTimelock(chain: TestChain, { from, motion }: { from: number; motion: Motion }): Promise<void> {
  const salt = BigInt(keccak256(stringToHex(motion.description))) ^ (BigInt(chain.addresses.tributaryGovernor) << 96n);
  const call = [...bodyOf(motion.calls), `0x${'0'.repeat(64)}`, `0x${salt.toString(16).padStart(64, '0')}`];
  await send(chain, from, callOf(chain, 'timelock', 'executeBatch', call));
}

/**
 * ALICE has 20,000,000 OPEN's votes and BOB 6,000,000, of which BUILDER lent him one. The treasury is given 500. Proposals:
 * 1 changes parameters, roles, parts and votes and spends from the treasury, and is executed; 2 is cancelled; 3 reaches its
 * quorum late, is queued and executed at the timelock; 4 is defeated; 5 passes and is queued; 6 is open, 7 not yet.
 */
export async function playGovernance({ chain }: Parts): Promise<Motion[]> {
  const million = 1_000_000n * OPEN;
  const inToken = (from: number, name: string, ...args: readonly unknown[]) =>
    send(chain, from, callOf(chain, 'openToken', name, args));
  const vote = (from: number, name: string, ...args: readonly unknown[]) =>
    send(chain, from, callOf(chain, 'tributaryGovernor', name, args));
  const parameter = (number: number, value: bigint) =>
    callOf(chain, 'protocolParameters', 'setParameter', [number, value]);
  // Seconds pass by blocks only, however slow the machine is: windows here are a few seconds wide.
  await chain.call('anvil_setBlockTimestampInterval', [1]);
  const pass = async (seconds: number) => {
    const { timestamp } = await chain.reader.getBlock();
    await chain.call('evm_setNextBlockTimestamp', [Number(timestamp) + seconds]);
    await chain.mineBlock();
  };
  await chain.giveOpen(ALICE, 20n * million);
  await chain.giveOpen(BOB, 5n * million);
  await chain.giveOpen(BUILDER, million);
  await inToken(DEPLOYER, 'transfer', chain.addresses.timelock, 500n * OPEN);
  await inToken(DEPLOYER, 'burn', 7n * million);
  await inToken(ALICE, 'delegate', chain.addressOf(ALICE));
  await inToken(BOB, 'delegate', chain.addressOf(BOB));
  await inToken(BUILDER, 'delegate', chain.addressOf(BOB));
  await inToken(ASKER, 'delegate', chain.addressOf(ALICE));
  await inToken(ASKER, 'delegate', `0x${'0'.repeat(40)}`);
  // Votes count from the second after they were given.
  await pass(5);

  const parts = { treasury: 900, builder: 2_100, curators: 1_500, compute: 500, contributors: 5_000 };
  const first = await propose(chain, {
    from: ALICE,
    calls: [
      parameter(0, 90n),
      callOf(chain, 'protocolParameters', 'setRole', [1, chain.addressOf(CURATOR)]),
      callOf(chain, 'protocolParameters', 'setFeeParts', [parts]),
      callOf(chain, 'openToken', 'transfer', [chain.addressOf(BUILDER), 200n * OPEN]),
      callOf(chain, 'tributaryGovernor', 'setVotingDelay', [12]),
      callOf(chain, 'tributaryGovernor', 'updateQuorumNumerator', [2n]),
      callOf(chain, 'timelock', 'updateDelay', [40n]),
    ],
    description: '# Many things\n\nAll at once, and a NUL: \u0000.',
  });
  const second = await propose(chain, { from: BOB, calls: [parameter(5, OPEN)], description: 'Regretted.' });
  await conclude(chain, 'cancel', { from: BOB, motion: second });
  await pass(11);
  await vote(BOB, 'castVoteWithReason', first.id, 0, 'Too much\u0000 at once.');
  await vote(ALICE, 'castVoteWithReasonAndParams', first.id, 1, '', '0x1234');
  await vote(BUILDER, 'castVote', first.id, 2);
  await pass(301);
  await conclude(chain, 'queue', { from: ASKER, motion: first });
  await pass(31);
  await conclude(chain, 'execute', { from: ASKER, motion: first });

  const third = await propose(chain, { from: ALICE, calls: [parameter(0, 80n)], description: 'Late.' });
  const fourth = await propose(chain, { from: BOB, calls: [parameter(0, 70n)], description: 'Alone.' });
  const fifth = await propose(chain, { from: ALICE, calls: [parameter(0, 60n)], description: 'Waits.' });
  await pass(13);
  await vote(BOB, 'castVote', fourth.id, 1);
  await vote(ALICE, 'castVote', fifth.id, 1);
  await pass(270);
  await vote(ALICE, 'castVote', third.id, 1);
  await pass(100);
  for (const motion of [third, fifth]) await conclude(chain, 'queue', { from: ASKER, motion });
  await pass(41);
  await executeAtTimelock(chain, { from: ASKER, motion: third });
  const sixth = await propose(chain, { from: ALICE, calls: [parameter(0, 50n)], description: 'Open.' });
  await pass(13);
  await vote(BOB, 'castVote', sixth.id, 0);
  const seventh = await propose(chain, { from: ALICE, calls: [parameter(0, 40n)], description: 'New.' });
  await chain.call('anvil_removeBlockTimestampInterval', []);
  return [first, second, third, fourth, fifth, sixth, seventh];
}
