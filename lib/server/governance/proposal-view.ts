import type { ContractAddresses } from '@/contracts-abi/addresses';
import { accountName } from '@/lib/chain/account-names';
import { type DecodedCall, decodeCall } from '@/lib/chain/governance/decode-call';
import { type Before, describeAction, type Effect } from '@/lib/chain/governance/describe-action';
import { readDescription } from '@/lib/chain/governance/proposal-description';
import { warnOfFunction } from '@/lib/chain/governance/warn-of-function';
import { shortenAddress } from '@/lib/chain/shorten-address';
import type { Hex } from '@/lib/core/hex';
import type { ProposalRow } from '@/lib/db/proposal';
import type { ProtocolChange } from '@/lib/db/protocol';
import { protocolBefore } from '@/lib/server/governance/protocol-before';

/** One call of a proposal, in words where it is one of the templates' and as it stands where not. */
export type CallView =
  | ({ readonly kind: 'action'; readonly call: DecodedCall['call'] } & Effect)
  | (Exclude<DecodedCall, { kind: 'action' }> & { readonly warning: string });

/** A proposal, its words and its effect. Votes in base units of OPEN. */
export type ProposalView = Omit<ProposalRow, 'actions' | 'description' | 'proposer'> & {
  readonly proposer: Hex;
  readonly title: string;
  readonly body: string;
  readonly calls: readonly CallView[];
};

/** What is needed to tell what a proposal does. `local`: people of the local chain have names. */
export type ViewContext = {
  readonly addresses: ContractAddresses;
  readonly local: boolean;
  /** All changes of the protocol there were. */
  readonly changes: readonly ProtocolChange[];
  readonly now: Date;
};

/** What an effect replaces is told as it was when the proposal was executed or ended; before that, as it is now. */
export function toProposalView(row: ProposalRow, context: ViewContext): ProposalView {
  const { actions, description, proposer, ...rest } = row;
  const before = protocolBefore(context.changes, endOf(row) ?? context.now);
  return {
    ...rest,
    proposer: `0x${proposer.slice(2)}`,
    ...readDescription(description, row),
    calls: actions.map((call) => toCallView(decodeCall(context.addresses, call), { before, ...context })),
  };
}

function endOf({ state, executedAt, canceledAt, voteEnd }: ProposalRow): Date | null {
  return executedAt ?? canceledAt ?? (state === 'defeated' ? voteEnd : null);
}

function toCallView(decoded: DecodedCall, { before, local }: { before: Before; local: boolean }): CallView {
  if (decoded.kind !== 'action') return { ...decoded, warning: warnOfFunction(decoded) };
  const nameOf = (address: string) => accountName(address, { local }) ?? shortenAddress(address);
  return { kind: 'action', call: decoded.call, ...describeAction(decoded.action, { before, nameOf }) };
}

/** "Challenge window: 1 day → 2 days", of each call; one that no template makes by its name. */
export function effectSentences({ calls }: Pick<ProposalView, 'calls'>): string[] {
  return calls.map((call) => {
    if (call.kind === 'action') return call.sentence;
    return call.kind === 'function' ? `${call.contract}.${call.functionName}` : 'A call that this site cannot read';
  });
}
