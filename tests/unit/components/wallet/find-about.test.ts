import { encodeAbiParameters, encodeEventTopics, type Log, zeroAddress, zeroHash } from 'viem';
import { describe, expect, it } from 'vitest';
import { findAbout } from '@/components/wallet/find-about';
import { datanetRegistryAbi } from '@/contracts-abi/datanet-registry';
import { modelRegistryAbi } from '@/contracts-abi/model-registry';

const log = (topics: unknown, data: `0x${string}`) =>
  ({
    ...{ address: zeroAddress, topics, data, blockHash: zeroHash, blockNumber: 1n, blockTimestamp: 1n },
    ...{ logIndex: 0, transactionHash: zeroHash, transactionIndex: 0, removed: false },
  }) as Log;

const transfer = log(
  encodeEventTopics({
    abi: datanetRegistryAbi,
    eventName: 'Transfer',
    args: { from: zeroAddress, to: zeroAddress, tokenId: 4n },
  }),
  '0x',
);

describe('findAbout', () => {
  it('leads to what was made, past events that say nothing of it', () => {
    const created = log(
      encodeEventTopics({
        abi: datanetRegistryAbi,
        eventName: 'DatanetCreated',
        args: { datanetId: 4n, owner: zeroAddress },
      }),
      encodeAbiParameters([{ type: 'string' }, { type: 'uint8' }, { type: 'uint8' }], ['cid', 0, 0]),
    );
    expect(findAbout([transfer, created])).toBe('/datanets/4');
  });

  it('leads to the contribution that was decided, in its Datanet', () => {
    const accepted = log(
      encodeEventTopics({
        abi: datanetRegistryAbi,
        eventName: 'ContributionAccepted',
        args: { contributionId: 12n, datanetId: 3n, curator: zeroAddress },
      }),
      encodeAbiParameters([{ type: 'uint256' }, { type: 'uint32[]' }, { type: 'string' }], [1n, [], '']),
    );
    expect(findAbout([accepted])).toBe('/datanets/3/contributions/12');
  });

  it('knows nothing of what another page tells better', () => {
    const priced = log(
      encodeEventTopics({ abi: modelRegistryAbi, eventName: 'PriceChanged', args: { modelId: 2n } }),
      encodeAbiParameters([{ type: 'uint256' }], [5n]),
    );
    expect(findAbout([priced])).toBeUndefined();
    expect(findAbout([])).toBeUndefined();
  });
});
