import type { Hex } from '@/lib/core/hex';
import type { FeeParts, GovernorSettingName, ProtocolParameterName, ProtocolRoleName } from '@/lib/core/protocol-names';

/** What a proposal can do by a template. Amounts are OPEN base units, times seconds, parts basis points. */
export type ProposalAction =
  | { readonly kind: 'set-parameter'; readonly parameter: ProtocolParameterName; readonly value: bigint }
  | { readonly kind: 'set-fee-parts'; readonly parts: FeeParts }
  | { readonly kind: 'set-role'; readonly role: ProtocolRoleName; readonly holder: Hex }
  | { readonly kind: 'spend'; readonly to: Hex; readonly amount: bigint }
  | {
      readonly kind: 'resolve-challenge';
      readonly epoch: number;
      /** The root that was judged: if another was proposed meanwhile, the decision does not hit it. */
      readonly root: Hex;
      readonly upheld: boolean;
      readonly reason: string;
    }
  | {
      readonly kind: 'resolve-dispute';
      readonly contributionId: number;
      readonly upheld: boolean;
      readonly reason: string;
    }
  | { readonly kind: 'set-voting'; readonly setting: GovernorSettingName; readonly value: bigint };

/** One call of a proposal, as the governor has it: the timelock makes it when the proposal is executed. */
export type ProposalCall = { readonly target: Hex; readonly value: bigint; readonly calldata: Hex };

/** Characters of a decision's reason: longer texts cost their proposer much and nobody reads them. */
export const MOST_REASON = 2_000;

export const ZERO_ADDRESS: Hex = '0x0000000000000000000000000000000000000000';
