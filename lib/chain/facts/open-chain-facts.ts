import type { PublicClient } from 'viem';
import type { ContractAddresses } from '@/contracts-abi/addresses';
import { readDatanet, readDatanets } from '@/lib/chain/facts/read-datanet';
import { readEpochs } from '@/lib/chain/facts/read-epochs';
import type { FactsSource } from '@/lib/chain/facts/read-in-ranges';
import { readModel } from '@/lib/chain/facts/read-model';
import { readProtocol } from '@/lib/chain/facts/read-protocol';
import { readSettlement, readSettlements } from '@/lib/chain/facts/read-settlement';
import { readStakes } from '@/lib/chain/facts/read-stakes';
import type { ChainFacts } from '@/lib/chain/facts/types';
import { AppError } from '@/lib/core/errors';

/**
 * The contracts' events up to the newest block, asked of a node and of no database, each question once. Throws
 * `content-mismatch` when the node is of another chain than the one named.
 */
export async function openChainFacts(input: {
  client: PublicClient;
  chainId: number;
  addresses: ContractAddresses;
  /** The block the contracts were deployed in, or any before it. */
  fromBlock?: bigint;
}): Promise<ChainFacts> {
  const { client, chainId, addresses, fromBlock = 0n } = input;
  const [found, toBlock] = await Promise.all([client.getChainId(), client.getBlockNumber({ cacheTime: 0 })]);
  if (found !== chainId) {
    throw new AppError('content-mismatch', `The node is of chain ${found}; chain ${chainId} was asked for.`);
  }
  const source: FactsSource = { client, addresses, fromBlock, toBlock };
  const readAllEpochs = askOnce(() => readEpochs(source));
  const readAllDatanets = askOnce(() => readDatanets(source));
  const readAllProtocol = askOnce(() => readProtocol(source));
  const countSettlements = askOnce(() => readSettlements(source));
  return {
    chainId,
    addresses,
    asOfBlock: Number(toBlock),
    epochs: () => readAllEpochs(0),
    settlement: askOnce((id: number) => readSettlement(source, id)),
    model: askOnce((id: number) => readModel(source, id)),
    datanet: askOnce((id: number) => readDatanet(source, id)),
    datanets: () => readAllDatanets(0),
    protocol: () => readAllProtocol(0),
    stakes: askOnce((id: number) => readStakes(source, id)),
    settlements: () => countSettlements(0),
    blockTime: askOnce(async (blockNumber: number) => {
      if (blockNumber > Number(toBlock)) throw new AppError('not-found', `There is no block ${blockNumber} yet.`);
      return Number((await client.getBlock({ blockNumber: BigInt(blockNumber) })).timestamp);
    }),
  };
}

/** Keeps answers by their one argument; a failed one is asked again. */
function askOnce<Answer>(ask: (id: number) => Promise<Answer>): (id: number) => Promise<Answer> {
  const kept = new Map<number, Promise<Answer>>();
  return (id) => {
    const known = kept.get(id);
    if (known) return known;
    const answer = ask(id);
    kept.set(id, answer);
    answer.catch(() => kept.delete(id));
    return answer;
  };
}
