import type { ContractAddresses } from '@/contracts-abi/addresses';
import { decodeCall } from '@/lib/chain/governance/decode-call';
import { type CallWords, describeCall } from '@/lib/chain/governance/describe-call';
import { readDescription } from '@/lib/chain/governance/proposal-description';
import { nameAddress } from '@/lib/chain/name-address';
import { shortenAddress } from '@/lib/chain/shorten-address';
import type { Hex } from '@/lib/core/hex';
import type { ProposalRow } from '@/lib/db/proposal';
import type { ProtocolChange } from '@/lib/db/protocol';
import { protocolBefore } from '@/lib/server/governance/protocol-before';

/** A proposal, its words and its effect. Votes in base units of OPEN. */
export type ProposalView = Omit<ProposalRow, 'actions' | 'description' | 'proposer'> & {
  readonly proposer: Hex;
  readonly title: string;
  readonly body: string;
  readonly calls: readonly CallWords[];
};

/** What is needed to tell what a proposal does. `local`: people of the local chain have names. */
export type ViewContext = {
  readonly addresses: ContractAddresses;
  readonly local: boolean;
  /** All changes of the protocol there were. */
  readonly changes: readonly ProtocolChange[];
};

/** What an effect replaces is told as it was when the proposal was executed or ended; before that, as it is now. */
export function toProposalView(row: ProposalRow, { addresses, local, changes }: ViewContext): ProposalView {
  const { actions, description, proposer, ...rest } = row;
  const before = protocolBefore(changes, endOf(row));
  const nameOf = (address: string) => nameAddress(address, { local, addresses }) ?? shortenAddress(address);
  return {
    ...rest,
    proposer: `0x${proposer.slice(2)}`,
    ...readDescription(description, row),
    calls: actions.map((call) => describeCall(decodeCall(addresses, call), { before, nameOf })),
  };
}

function endOf({ state, executedAt, canceledAt, voteEnd }: ProposalRow): Date | null {
  return executedAt ?? canceledAt ?? (state === 'defeated' ? voteEnd : null);
}
