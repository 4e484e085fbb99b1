import { curatorStakingAbi } from '@/contracts-abi/curator-staking';
import { type FactsSource, placeOf, readInRanges } from '@/lib/chain/facts/read-in-ranges';
import { isBefore, type StakeFact } from '@/lib/chain/facts/types';
import { toLowerHex } from '@/lib/core/hex';

const KINDS = { Staked: 'staked', UnstakeRequested: 'leaving', Unstaked: 'left', StakeSlashed: 'slashed' } as const;

/** What happened to the stakes on a Datanet, in the order of the chain. */
export async function readStakes(source: FactsSource, datanetId: number): Promise<StakeFact[]> {
  const { client, addresses } = source;
  const args = { datanetId: BigInt(datanetId) };
  const base = { address: addresses.curatorStaking, abi: curatorStakingAbi, strict: true, args } as const;
  const logs = await Promise.all([
    readInRanges(source, (range) => client.getContractEvents({ ...base, ...range, eventName: 'Staked' })),
    readInRanges(source, (range) => client.getContractEvents({ ...base, ...range, eventName: 'UnstakeRequested' })),
    readInRanges(source, (range) => client.getContractEvents({ ...base, ...range, eventName: 'Unstaked' })),
    readInRanges(source, (range) => client.getContractEvents({ ...base, ...range, eventName: 'StakeSlashed' })),
  ]);
  return logs
    .flat()
    .map((log) => ({
      ...placeOf(log),
      datanetId,
      account: toLowerHex(log.args.curator),
      kind: KINDS[log.eventName],
      amount: log.args.amount,
    }))
    .sort((a, b) => (isBefore(a, b) ? -1 : 1));
}
