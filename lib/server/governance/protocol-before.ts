import type { ProtocolBefore } from '@/lib/chain/governance/protocol-values';
import type { ProtocolChange } from '@/lib/db/protocol';

/**
 * What was in force right before `time`, or with null what is in force, from the changes in any order. What nothing is
 * known of is left out.
 */
export function protocolBefore(changes: readonly ProtocolChange[], time: Date | null): ProtocolBefore {
  const parameters: Record<string, bigint> = {};
  const voting: Record<string, bigint> = {};
  const roles: Record<string, `0x${string}`> = {};
  let feeParts: ProtocolBefore['feeParts'];
  const earlier = changes.filter((change) => time === null || change.at.getTime() < time.getTime());
  earlier.sort((one, other) => one.block - other.block || one.index - other.index);
  for (const change of earlier) {
    if (change.kind === 'parameter') parameters[change.name] = change.value;
    if (change.kind === 'setting') voting[change.name] = change.value;
    if (change.kind === 'role') roles[change.name] = change.holder;
    if (change.kind === 'fee-parts') feeParts = change.parts;
  }
  return { parameters, voting, roles, ...(feeParts ? { feeParts } : {}) };
}
