import type { ContractAddresses } from '@/contracts-abi/addresses';
import { type DecodedCall, decodeCall } from '@/lib/chain/governance/decode-call';
import { readDescription } from '@/lib/chain/governance/proposal-description';
import type { ProtocolBefore } from '@/lib/chain/governance/protocol-values';
import type { Hex } from '@/lib/core/hex';
import type { ProposalRow } from '@/lib/db/proposal';
import type { ProtocolChange } from '@/lib/db/protocol';
import { protocolBefore } from '@/lib/server/governance/protocol-before';

/** A proposal, its words, and what its calls are. Votes in base units of OPEN. */
export type ProposalView = Omit<ProposalRow, 'actions' | 'description' | 'proposer'> & {
  readonly proposer: Hex;
  /** Null for a proposal without words. */
  readonly title: string | null;
  readonly body: string;
  readonly calls: readonly DecodedCall[];
  /** What the calls replace: as it was when the proposal was executed or ended; before that, as it is now. */
  readonly before: ProtocolBefore;
};

/** What is needed to tell what a proposal does. */
export type ViewContext = {
  readonly addresses: ContractAddresses;
  /** All changes of the protocol there were. */
  readonly changes: readonly ProtocolChange[];
};

/** Reads a row of the index. */
export function toProposalView(row: ProposalRow, { addresses, changes }: ViewContext): ProposalView {
  const { actions, description, proposer, ...rest } = row;
  return {
    ...rest,
    proposer: `0x${proposer.slice(2)}`,
    ...readDescription(description),
    calls: actions.map((call) => decodeCall(addresses, call)),
    before: protocolBefore(changes, endOf(row)),
  };
}

function endOf({ state, executedAt, canceledAt, voteEnd }: ProposalRow): Date | null {
  return executedAt ?? canceledAt ?? (state === 'defeated' ? voteEnd : null);
}
