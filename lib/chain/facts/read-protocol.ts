import { protocolParametersAbi } from '@/contracts-abi/protocol-parameters';
import { type FactsSource, placeOf, readInRanges } from '@/lib/chain/facts/read-in-ranges';
import type { ProtocolFact } from '@/lib/chain/facts/types';
import { toLowerHex } from '@/lib/core/hex';
import { PROTOCOL_ROLES } from '@/lib/core/protocol-names';

/** How fees were divided, and who held the treasury, through time. */
export async function readProtocol(source: FactsSource): Promise<ProtocolFact> {
  const { client, addresses } = source;
  const base = { address: addresses.protocolParameters, abi: protocolParametersAbi, strict: true } as const;
  const args = { role: PROTOCOL_ROLES.indexOf('treasury') };
  const [parts, treasuries] = await Promise.all([
    readInRanges(source, (range) => client.getContractEvents({ ...base, ...range, eventName: 'FeePartsChanged' })),
    readInRanges(source, (range) => client.getContractEvents({ ...base, ...range, args, eventName: 'RoleChanged' })),
  ]);
  return {
    feeParts: parts.map((log) => ({ ...placeOf(log), parts: { ...log.args.parts } })),
    treasuries: treasuries.map((log) => ({ ...placeOf(log), holder: toLowerHex(log.args.holder) })),
  };
}
