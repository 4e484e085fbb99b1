import { protocolParametersAbi } from '@/contracts-abi/protocol-parameters';
import { type FactsSource, placeOf, readInRanges } from '@/lib/chain/facts/read-in-ranges';
import type { ProtocolFact } from '@/lib/chain/facts/types';
import { ROLES } from '@/lib/chain/governance/protocol-values';
import { toLowerHex } from '@/lib/core/hex';

/** How fees were divided, and who held the treasury, through time. */
export async function readProtocol(source: FactsSource): Promise<ProtocolFact> {
  const { client, addresses } = source;
  const base = { address: addresses.protocolParameters, abi: protocolParametersAbi, strict: true } as const;
  const args = { role: ROLES.indexOf('treasury') };
  const [parts, treasuries] = await Promise.all([
    readInRanges(source, (range) => client.getContractEvents({ ...base, ...range, eventName: 'FeePartsChanged' })),
    readInRanges(source, (range) => client.getContractEvents({ ...base, ...range, args, eventName: 'RoleChanged' })),
  ]);
  return {
    feeParts: parts.map((log) => ({ ...placeOf(log), parts: { ...log.args.parts } })),
    treasuries: treasuries.map((log) => ({ ...placeOf(log), holder: toLowerHex(log.args.holder) })),
  };
}
