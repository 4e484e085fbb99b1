import type { Hex } from '@/lib/core/hex';
import type { ProtocolParameterName, ProtocolRoleName } from '@/lib/core/protocol-names';
import type { Db } from '@/lib/db/client';
import { readProtocol } from '@/lib/db/protocol';

/** What the protocol says about bonds, stakes and who decides, as it is now. Amounts in base units, times in seconds. */
export type DisputeTerms = {
  /** The least bond of a proposal, and the most that a dispute about an acceptance needs. */
  minimumBond: bigint;
  minimumStake: bigint;
  unbondingDelayS: number;
  resolutionTimeS: number;
  challengeWindowS: number;
  /** Null where nobody holds the role: then only a vote decides. */
  guardian: Hex | null;
  /** The stakes' part of a fee, in basis points. */
  curatorsPart: number;
};

const NOBODY = `0x${'0'.repeat(40)}`;

/** Reads the terms from the index; zeros while it has not read the contract's first block. */
export async function readDisputeTerms({ db }: { db: Pick<Db, '$queryRaw'> }): Promise<DisputeTerms> {
  const { parameters, roles, feeParts } = await readProtocol(db);
  const parameterOf = (name: ProtocolParameterName) => parameters.find((one) => one.name === name)?.value ?? 0n;
  const holderOf = (role: ProtocolRoleName) => roles.find((one) => one.role === role)?.holder ?? null;
  const guardian = holderOf('guardian');
  return {
    minimumBond: parameterOf('minimumBond'),
    minimumStake: parameterOf('minimumStake'),
    unbondingDelayS: Number(parameterOf('unbondingDelay')),
    resolutionTimeS: Number(parameterOf('resolutionTime')),
    challengeWindowS: Number(parameterOf('challengeWindow')),
    guardian: guardian === NOBODY ? null : guardian,
    curatorsPart: feeParts?.parts.curators ?? 0,
  };
}
