import { keccak256, zeroAddress } from 'viem';
import { expect, it } from 'vitest';
import { addresses as byChain } from '@/contracts-abi/addresses';
import { findProposal } from '@/lib/db/proposal';
import { readProtocol } from '@/lib/db/protocol';
import { applyEvents } from '@/lib/indexer/apply-events';
import type { DecodedEvent } from '@/lib/indexer/decoded-event';
import { createTestDatabase } from '@/tests/support/create-test-database';

const position = (logIndex: number) => ({
  blockNumber: 1,
  blockHash: '0xb',
  logIndex,
  transactionHash: '0xc',
  timestamp: 1_700_000_000,
});

it('keeps the largest numbers that votes and accounts can choose, and times as far as it can', async () => {
  const addresses = byChain[31337];
  if (!addresses) throw new Error('no local addresses');
  const most = 2n ** 256n - 1n;
  const events: DecodedEvent[] = [
    {
      ...position(0),
      contract: 'tributaryGovernor',
      name: 'ProposalCreated',
      args: {
        proposalId: most,
        proposer: zeroAddress,
        targets: [zeroAddress],
        values: [most],
        signatures: [''],
        calldatas: ['0x'],
        voteStart: 2n ** 48n - 1n,
        voteEnd: 2n ** 48n,
        description: 'Never.',
        descriptionHash: keccak256('0x'),
      },
    },
    {
      ...position(1),
      contract: 'tributaryGovernor',
      name: 'ProposalQueued',
      args: { proposalId: most, etaSeconds: most },
    },
    { ...position(2), contract: 'timelock', name: 'MinDelayChange', args: { oldDuration: 0n, newDuration: most } },
    {
      ...position(3),
      contract: 'curatorStaking',
      name: 'UnstakeRequested',
      args: { datanetId: most, curator: zeroAddress, amount: 0n, leavesAt: 0n },
    },
  ];
  const database = await createTestDatabase();
  const client = await database.pool.connect();
  try {
    await applyEvents(client, { chainId: 31337, addresses, events });
    const proposal = await findProposal(database.db, { id: most.toString(), now: new Date('2026-01-01T00:00:00Z') });
    expect(proposal).toMatchObject({
      state: 'pending',
      actions: [{ target: zeroAddress, value: most, calldata: '0x' }],
    });
    const times = [proposal?.voteStart, proposal?.voteEnd, proposal?.executableAt];
    expect(times.map((time) => time?.getUTCFullYear())).toEqual([9999, 9999, 9999]);
    const { settings } = await readProtocol(database.db);
    expect(settings).toMatchObject([{ name: 'timelockDelay', value: most }]);
    expect(await database.db.curatorStake.count()).toBe(0);
    expect(await database.db.chainEvent.count()).toBe(4);
  } finally {
    client.release();
    await database.close();
  }
});
