import { encodeFunctionData, keccak256, stringToHex } from 'viem';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkAction } from '@/components/governance/check-action';
import { describeCalls } from '@/components/governance/describe-calls';
import { openTokenAbi } from '@/contracts-abi/open-token';
import { tributaryGovernorAbi } from '@/contracts-abi/tributary-governor';
import { decodeCall } from '@/lib/chain/governance/decode-call';
import { encodeAction } from '@/lib/chain/governance/encode-action';
import { type ProposalAction, ZERO_ADDRESS } from '@/lib/chain/governance/proposal-action';
import { writeDescription } from '@/lib/chain/governance/proposal-description';
import { readProtocolState } from '@/lib/chain/governance/read-protocol-state';
import { LOCAL_ROLES } from '@/lib/chain/local-accounts';
import { toLowerHex } from '@/lib/core/hex';
import { findProposal } from '@/lib/db/proposal';
import { readProposals } from '@/lib/server/governance/list-proposals';
import type { ProposalView } from '@/lib/server/governance/proposal-view';
import { readProposal } from '@/lib/server/governance/read-proposal';
import { readTreasury } from '@/lib/server/governance/read-treasury';
import { readVoter } from '@/lib/server/governance/read-voter';
import { indexerDeps, indexToHead } from '@/tests/integration/indexer/index-support';
import { createTestDatabase, type TestDatabase } from '@/tests/support/create-test-database';
import { startChain, type TestChain } from '@/tests/support/start-chain';
import { textsFor } from '@/tests/support/texts';

const words = { t: textsFor('governance.protocolWords'), address: textsFor('ui.address'), tag: 'en-GB' };
const OPEN = 10n ** 18n;
const DEPLOYER = LOCAL_ROLES.deployer;
const AGAINST = 0;
const FOR = 1;
const ABSTAIN = 2;

/** The states in the order of IGovernor.ProposalState. */
const STATES = ['pending', 'active', 'canceled', 'defeated', 'succeeded', 'queued', 'expired', 'executed'];

let chain: TestChain;
let database: TestDatabase;
let payee: `0x${string}`;

beforeAll(async () => {
  [chain, database] = await Promise.all([startChain(), createTestDatabase()]);
  payee = toLowerHex(chain.addressOf(3));
  await send(DEPLOYER, {
    target: chain.addresses.openToken,
    calldata: encodeFunctionData({
      abi: openTokenAbi,
      functionName: 'transfer',
      args: [chain.addresses.timelock, 50_000n * OPEN],
    }),
  });
  // Of a supply of 1,000 million, for a quorum of 10: the deployer decides, amara has too few, bilal as many as the quorum.
  await chain.giveOpen(0, 9_000_000n * OPEN);
  await chain.giveOpen(1, 10_000_000n * OPEN);
  for (const index of [DEPLOYER, 0, 1]) await delegateToSelf(index);
  await chain.advanceTime(2);
});
afterAll(async () => {
  await database.close();
  await chain.stop();
});

describe('a proposal’s state is what the governor says', () => {
  it('of a proposal that is executed, at each border', async () => {
    const proposal = await propose(DEPLOYER, [parameter('challengeWindow', 120n)]);
    const { voteStart, voteEnd } = await timesOf(proposal.id);
    await agree(proposal.id, 'pending');
    await moveTo(voteStart);
    await agree(proposal.id, 'pending');
    await moveTo(voteStart + 1);
    await agree(proposal.id, 'active');
    await vote(DEPLOYER, proposal.id, FOR);
    await moveTo(voteEnd);
    await agree(proposal.id, 'active');
    await moveTo(voteEnd + 1);
    await agree(proposal.id, 'succeeded');
    await act('queue', proposal);
    await agree(proposal.id, 'queued');
    const { executableAt } = await timesOf(proposal.id);
    await moveTo(executableAt - 1);
    await expect(act('execute', proposal)).rejects.toThrow();
    await moveTo(executableAt);
    await agree(proposal.id, 'queued');
    await act('execute', proposal);
    await agree(proposal.id, 'executed');
    const state = await readProtocolState(chain.reader, chain.addresses);
    expect(state.parameters.challengeWindow.value).toBe(120n);
  });

  it.each([
    { why: 'the quorum is missed', votes: [[0, FOR]], end: 'defeated' },
    { why: 'the quorum is just reached', votes: [[1, FOR]], end: 'succeeded' },
    {
      why: 'abstentions make the quorum',
      votes: [
        [0, FOR],
        [1, ABSTAIN],
      ],
      end: 'succeeded',
    },
    {
      why: 'votes against do not make the quorum',
      votes: [
        [0, FOR],
        [1, AGAINST],
      ],
      end: 'defeated',
    },
    { why: 'as many are against', votes: [[1, ABSTAIN]], end: 'defeated' },
  ] as const)('when $why', async ({ why, votes, end }) => {
    const proposal = await propose(DEPLOYER, [parameter('challengeWindow', 121n)], why);
    await moveTo((await timesOf(proposal.id)).voteStart + 1);
    for (const [voter, support] of votes) await vote(voter, proposal.id, support);
    await moveTo((await timesOf(proposal.id)).voteEnd + 1);
    await agree(proposal.id, end);
  });

  it('when a late quorum puts the end off', async () => {
    const proposal = await propose(DEPLOYER, [parameter('challengeWindow', 122n)]);
    const { voteStart, voteEnd } = await timesOf(proposal.id);
    await moveTo(voteStart + 1);
    await moveTo(voteEnd - 1);
    await vote(1, proposal.id, FOR);
    const later = await timesOf(proposal.id);
    expect(later.voteEnd).toBeGreaterThan(voteEnd);
    await moveTo(voteEnd + 1);
    await agree(proposal.id, 'active');
    await moveTo(later.voteEnd + 1);
    await agree(proposal.id, 'succeeded');
  });

  it('when its proposer takes it back; nobody else can, and nobody can send it as theirs', async () => {
    const proposal = await propose(DEPLOYER, [parameter('challengeWindow', 123n)]);
    await expect(act('cancel', proposal, 0)).rejects.toThrow();
    await act('cancel', proposal);
    await agree(proposal.id, 'canceled');
    const copied = { ...proposal, description: proposal.description.replace('# ', '# Copied: ') };
    await expect(sendProposal(1, copied)).rejects.toThrow('GovernorRestrictedProposer');
  });
});

it('every template is carried out by a vote as it says, also those that change the votes themselves', async () => {
  const before = await readProtocolState(chain.reader, chain.addresses);
  const parts = { treasury: 1_250, builder: 2_000, curators: 1_250, compute: 500, contributors: 5_000 };
  const actions: ProposalAction[] = [
    parameter('minimumBond', 250n * OPEN),
    { kind: 'set-fee-parts', parts },
    { kind: 'set-role', role: 'guardian', holder: ZERO_ADDRESS },
    { kind: 'spend', to: payee, amount: 12_000n * OPEN },
    { kind: 'set-voting', setting: 'votingDelay', value: 20n },
    { kind: 'set-voting', setting: 'votingPeriod', value: 400n },
    { kind: 'set-voting', setting: 'lateQuorumExtension', value: 70n },
    { kind: 'set-voting', setting: 'proposalThreshold', value: 20_000n * OPEN },
    { kind: 'set-voting', setting: 'quorumPercent', value: 2n },
    { kind: 'set-voting', setting: 'timelockDelay', value: 40n },
  ];
  expect(actions.flatMap((action) => checkAction(words, action, before))).toEqual([]);
  const proposal = await propose(DEPLOYER, actions);
  await moveTo((await timesOf(proposal.id)).voteStart + 1);
  await vote(DEPLOYER, proposal.id, FOR);
  await moveTo((await timesOf(proposal.id)).voteEnd + 1);
  await act('queue', proposal);
  await moveTo((await timesOf(proposal.id)).executableAt);
  await act('execute', proposal);
  const after = await readProtocolState(chain.reader, chain.addresses);
  expect(after).toEqual({
    ...before,
    parameters: { ...before.parameters, minimumBond: { ...before.parameters.minimumBond, value: 250n * OPEN } },
    feeParts: parts,
    roles: { ...before.roles, guardian: ZERO_ADDRESS },
    voting: {
      votingDelay: 20n,
      votingPeriod: 400n,
      lateQuorumExtension: 70n,
      proposalThreshold: 20_000n * OPEN,
      quorumPercent: 2n,
      timelockDelay: 40n,
    },
    treasuryBalance: before.treasuryBalance - 12_000n * OPEN,
  });
  // The calls as the event has them are the actions again.
  const events = await chain.reader.getContractEvents({
    ...governor(),
    eventName: 'ProposalCreated',
    fromBlock: 0n,
    strict: true,
  });
  const { targets, calldatas, values } = events.find(({ args }) => args.proposalId === proposal.id)?.args ?? {
    targets: [],
    calldatas: [],
    values: [],
  };
  const calls = targets.map((target, index) => ({
    target,
    value: values[index] ?? 0n,
    calldata: calldatas[index] ?? '0x',
  }));
  expect(calls.map((call) => decodeCall(chain.addresses, call))).toMatchObject(
    actions.map((action) => ({ kind: 'action', action })),
  );
});

describe('what the pages read', () => {
  const deps = () => ({ db: database.db, chain: chain.reader, addresses: chain.addresses, local: true });
  const plain = (text: string) => text.replaceAll('\u00a0', ' ');
  const sentencesOf = (proposal: ProposalView) =>
    describeCalls(words, proposal, { local: true, addresses: chain.addresses }).map(({ sentence }) => plain(sentence));
  // Not the time of these chains, which the use cases ask for themselves.
  const now = new Date(0);

  it('tells an executed proposal beside what it replaced, and an open one beside what is in force', async () => {
    const proposal = await propose(DEPLOYER, [parameter('minimumBond', 300n * OPEN)], 'Dearer bonds');
    await indexToHead(indexerDeps(chain, database.pool, { local: true }));
    const { proposals, total } = await readProposals(deps(), { page: 1, now });
    expect(total).toBe(proposals.length);
    const [newest, executed] = proposals;
    expect(newest).toMatchObject({ id: `${proposal.id}`, title: 'Dearer bonds', state: 'pending' });
    expect(newest?.body).toMatch(/^Number \d+\.$/);
    expect(newest && sentencesOf(newest)).toEqual(['Least bond: 250 OPEN → 300 OPEN']);
    expect(executed?.state).toBe('executed');
    expect(executed && sentencesOf(executed)).toEqual([
      'Least bond: 100 OPEN → 250 OPEN',
      'Parts of a fee: Treasury 10% → 12.5%, Curators’ stakes 15% → 12.5%',
      'Guardian: guardian → nobody',
      '12,000 OPEN from the treasury to dmitri',
      'Time before a vote opens: 10 seconds → 20 seconds',
      'Time a vote is open: 5 minutes → 400 seconds',
      'Extra time after a late turnout: 1 minute → 70 seconds',
      'Votes to make a proposal: 10,000 OPEN → 20,000 OPEN',
      'Turnout needed: 1% → 2%',
      'Wait before it takes effect: 30 seconds → 40 seconds',
    ]);
  });

  it('tells an account its vote and its votes, as they were when the vote began', async () => {
    const proposal = await propose(DEPLOYER, [parameter('minimumBond', 301n * OPEN)]);
    await moveTo((await timesOf(proposal.id)).voteStart + 1);
    await vote(1, proposal.id, ABSTAIN);
    await chain.giveOpen(1, OPEN);
    await indexToHead(indexerDeps(chain, database.pool, { local: true }));
    const id = `${proposal.id}`;
    const bilal = await readProposal(deps(), { id, account: toLowerHex(chain.addressOf(1)), page: 1, now });
    expect(bilal).toMatchObject({
      state: 'active',
      abstainVotes: 10_000_000n * OPEN,
      voteCount: 1,
      own: { vote: { support: 'abstain', weight: 10_000_000n * OPEN }, weight: 10_000_000n * OPEN },
    });
    const nobody = await readProposal(deps(), { id, account: null, page: 1, now });
    expect(nobody.own).toBeNull();
    const dmitri = await readProposal(deps(), { id, account: payee, page: 1, now });
    expect(dmitri.own).toEqual({ vote: null, weight: 0n });
    await expect(readProposal(deps(), { id: '1', account: null, page: 1, now })).rejects.toThrow('no such proposal');
    await expect(readProposal(deps(), { id: '../1', account: null, page: 1, now })).rejects.toThrow('no such proposal');
  });

  it('tells who votes with whose OPEN', async () => {
    expect(await readVoter(deps(), { account: payee })).toEqual({
      account: payee,
      balance: 12_000n * OPEN,
      votes: 0n,
      delegatee: null,
      delegators: 0,
    });
    const amara = toLowerHex(chain.addressOf(0));
    expect(await readVoter(deps(), { account: amara })).toEqual({
      account: amara,
      balance: 9_000_000n * OPEN,
      votes: 9_000_000n * OPEN,
      delegatee: amara,
      delegators: 1,
    });
  });

  it('tells what came into the treasury and what left it', async () => {
    expect(await readTreasury(deps(), { page: 1, now })).toMatchObject({
      address: toLowerHex(chain.addresses.timelock),
      balance: 38_000n * OPEN,
      received: 50_000n * OPEN,
      paid: 12_000n * OPEN,
      claimable: 0n,
      onItsWay: 0n,
      transfers: [
        { direction: 'out', counterparty: payee, amount: 12_000n * OPEN },
        { direction: 'in', counterparty: toLowerHex(chain.addressOf(DEPLOYER)), amount: 50_000n * OPEN },
      ],
      total: 2,
    });
  });
});

it('the form refuses what the contract refuses, and nothing else', async () => {
  const state = await readProtocolState(chain.reader, chain.addresses);
  const bounds = state.parameters.operatorTimeout;
  const parts = { treasury: 2_000, builder: 2_000, curators: 2_500, compute: 500, contributors: 3_000 };
  const cases: ProposalAction[] = [
    parameter('operatorTimeout', bounds.least),
    parameter('operatorTimeout', bounds.least - 1n),
    parameter('operatorTimeout', bounds.most),
    parameter('operatorTimeout', bounds.most + 1n),
    parameter('proposalBondPart', 0n),
    parameter('proposalBondPart', 5_000n),
    parameter('proposalBondPart', 5_001n),
    { kind: 'set-fee-parts', parts },
    { kind: 'set-fee-parts', parts: { ...parts, treasury: 2_001, compute: 499 } },
    { kind: 'set-fee-parts', parts: { ...parts, contributors: 2_999, compute: 501 } },
    { kind: 'set-fee-parts', parts: { ...parts, compute: 501 } },
    { kind: 'set-role', role: 'operator', holder: payee },
    { kind: 'set-role', role: 'operator', holder: ZERO_ADDRESS },
    { kind: 'set-role', role: 'treasury', holder: ZERO_ADDRESS },
    { kind: 'spend', to: payee, amount: state.treasuryBalance },
    { kind: 'spend', to: payee, amount: state.treasuryBalance + 1n },
    { kind: 'spend', to: ZERO_ADDRESS, amount: 1n },
  ];
  for (const action of cases) {
    const { target, calldata } = encodeAction(chain.addresses, action);
    const taken = await chain.reader
      .call({ account: chain.addresses.timelock, to: target, data: calldata })
      .then(() => true)
      .catch(() => false);
    const written = JSON.stringify(action, (_, value) => (typeof value === 'bigint' ? `${value}` : value));
    expect(checkAction(words, action, state).length === 0, written).toBe(taken);
  }
});

type Proposal = {
  id: bigint;
  targets: `0x${string}`[];
  calldatas: `0x${string}`[];
  description: string;
};

let made = 0;
async function propose(index: number, actions: readonly ProposalAction[], title = 'A proposal'): Promise<Proposal> {
  made += 1;
  const calls = actions.map((action) => encodeAction(chain.addresses, action));
  const proposal = {
    targets: calls.map((call) => call.target),
    calldatas: calls.map((call) => call.calldata),
    description: writeDescription({ title, body: `Number ${made}.`, proposer: toLowerHex(chain.addressOf(index)) }),
  };
  const id = await chain.reader.readContract({
    ...governor(),
    functionName: 'getProposalId',
    args: [proposal.targets, zeros(proposal.targets), proposal.calldatas, hashOf(proposal.description)],
  });
  await sendProposal(index, { ...proposal, id });
  return { ...proposal, id };
}

async function sendProposal(index: number, { targets, calldatas, description }: Proposal): Promise<void> {
  const { request } = await chain.reader.simulateContract({
    ...governor(),
    account: chain.walletFor(index).account,
    functionName: 'propose',
    args: [targets, zeros(targets), calldatas, description],
  });
  await confirm(await chain.walletFor(index).writeContract(request));
}

async function act(
  functionName: 'queue' | 'execute' | 'cancel',
  { targets, calldatas, description }: Proposal,
  index: number = DEPLOYER,
): Promise<void> {
  const args = [targets, zeros(targets), calldatas, hashOf(description)] as const;
  const { request } = await chain.reader.simulateContract({
    ...governor(),
    account: chain.walletFor(index).account,
    functionName,
    args,
    blockTag: 'pending',
  });
  await confirm(await chain.walletFor(index).writeContract(request));
}

async function vote(index: number, id: bigint, support: number): Promise<void> {
  const args = [id, support] as const;
  await confirm(await chain.walletFor(index).writeContract({ ...governor(), functionName: 'castVote', args }));
}

async function delegateToSelf(index: number): Promise<void> {
  const token = { address: chain.addresses.openToken, abi: openTokenAbi } as const;
  const args = [chain.addressOf(index)] as const;
  await confirm(await chain.walletFor(index).writeContract({ ...token, functionName: 'delegate', args }));
}

async function send(index: number, { target, calldata }: { target: `0x${string}`; calldata: `0x${string}` }) {
  await confirm(await chain.walletFor(index).sendTransaction({ to: target, data: calldata }));
}

async function confirm(hash: `0x${string}`): Promise<void> {
  const receipt = await chain.reader.waitForTransactionReceipt({ hash });
  if (receipt.status !== 'success') throw new Error(`Transaction ${hash} reverted.`);
}

/** Contract and index say `expected` at the newest block. */
async function agree(id: bigint, expected: string): Promise<void> {
  const { timestamp } = await chain.reader.getBlock();
  const said = await chain.reader.readContract({ ...governor(), functionName: 'state', args: [id] });
  expect(STATES[said]).toBe(expected);
  await indexToHead(indexerDeps(chain, database.pool, { local: true }));
  const row = await findProposal(database.db, { id: `${id}`, now: new Date(Number(timestamp) * 1000) });
  expect(row?.state).toBe(expected);
  const quorum = timestamp > (await timesOf(id)).voteStart ? await quorumOf(id) : row?.quorum;
  expect(row?.quorum).toBe(quorum);
}

async function quorumOf(id: bigint): Promise<bigint> {
  const { voteStart } = await timesOf(id);
  return chain.reader.readContract({ ...governor(), functionName: 'quorum', args: [BigInt(voteStart)] });
}

async function timesOf(id: bigint): Promise<{ voteStart: number; voteEnd: number; executableAt: number }> {
  const [voteStart, voteEnd, executableAt] = await Promise.all([
    chain.reader.readContract({ ...governor(), functionName: 'proposalSnapshot', args: [id] }),
    chain.reader.readContract({ ...governor(), functionName: 'proposalDeadline', args: [id] }),
    chain.reader.readContract({ ...governor(), functionName: 'proposalEta', args: [id] }),
  ]);
  return { voteStart: Number(voteStart), voteEnd: Number(voteEnd), executableAt: Number(executableAt) };
}

async function moveTo(timestamp: number): Promise<void> {
  await chain.call('evm_setNextBlockTimestamp', [timestamp]);
  await chain.mineBlock();
}

function governor() {
  return { address: chain.addresses.tributaryGovernor, abi: tributaryGovernorAbi } as const;
}

function parameter(
  name: Extract<ProposalAction, { kind: 'set-parameter' }>['parameter'],
  value: bigint,
): ProposalAction {
  return { kind: 'set-parameter', parameter: name, value };
}

const zeros = (targets: readonly unknown[]) => targets.map(() => 0n);
const hashOf = (description: string) => keccak256(stringToHex(description));
