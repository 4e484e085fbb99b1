import type { RevertWords } from '@/lib/chain/revert-words';

const BUG = 'That is our mistake, not yours: reload the page and try again, and report it if it stays.';

/** One sentence per custom error of OpenZeppelin's Governor and Timelock. */
export const GOVERNANCE_REVERT_WORDS: Readonly<Record<string, RevertWords>> = {
  // TributaryGovernor
  GovernorAlreadyCastVote: () => 'You have voted on this proposal already; a vote cannot be changed.',
  GovernorAlreadyQueuedProposal: () => 'The proposal waits in the timelock already. Reload the page.',
  GovernorDisabledDeposit: () => 'The governor takes no tokens. Send them to the treasury, which is the timelock.',
  GovernorInsufficientProposerVotes: ({ open }) =>
    `A proposal needs ${open(2)} votes behind it, and you have ${open(1)}. Have OPEN delegated to you first, a moment before you propose.`,
  GovernorInvalidProposalLength: () => `The proposal's calls do not fit together. ${BUG}`,
  GovernorInvalidQuorumFraction: ({ text }) =>
    `A quorum of ${text(0)}% is more than the whole, ${text(1)}%. Choose less.`,
  GovernorInvalidSignature: ({ account }) => `The vote was not signed by ${account(0)}. Sign it with that account.`,
  GovernorInvalidVoteParams: () => `The vote has a form that is not counted here. ${BUG}`,
  GovernorInvalidVoteType: () => 'A vote is for, against or abstain. Choose one of these.',
  GovernorInvalidVotingPeriod: () => 'A vote must take some time. Choose a period above zero.',
  GovernorNonexistentProposal: () => 'There is no such proposal on the chain. Reload the page.',
  GovernorOnlyExecutor: () => 'Only a vote that has passed may do this. Make a proposal.',
  GovernorPreventLateQuorumVoteExtensionTooLarge: ({ text }) =>
    `The extension after a late quorum may be ${text(1)} seconds at most. Choose less.`,
  GovernorProposalQueueingFailed: () => `The proposal could not be queued. ${BUG}`,
  GovernorProposalQueueingNotRequired: () => 'The proposal need not wait; it can be executed. Reload the page.',
  GovernorRestrictedProposer: ({ account }) =>
    `The proposal's text lets only another account propose it, not ${account(0)}. Take that line out of the text.`,
  GovernorUnableToCancel: () => 'Only who proposed it may cancel a proposal, and only before the vote begins.',
  GovernorUnexpectedProposalState: ({ text }) =>
    `The proposal ${PROPOSAL_STATES[Number(text(1))] ?? 'stands otherwise'} now, which does not allow this. Reload the page to see how it stands.`,
  WrongTimelock: () => 'The contracts of this deployment do not belong together. Tell who runs it.',
  // Timelock
  AccessControlBadConfirmation: () => 'A role can be given up by its own account only.',
  AccessControlUnauthorizedAccount: ({ account }) =>
    `${account(0)} may not do this; only a vote that has passed may. Make a proposal.`,
  FailedCall: () =>
    'A call that the proposal makes was refused, so none of it was done. Things may have changed since it was made.',
  TimelockInsufficientDelay: ({ text }) => `The timelock waits at least ${text(1)} seconds; ${text(0)} are too few.`,
  TimelockInvalidOperationLength: () => `The operation's calls do not fit together. ${BUG}`,
  TimelockUnauthorizedCaller: () => 'Only a vote that has passed may change the timelock. Make a proposal.',
  TimelockUnexecutedPredecessor: () => 'Another operation has to be executed before this one. Execute that first.',
  TimelockUnexpectedOperationState: () =>
    'The timelock does not allow this now: the waiting time is not over, or it was executed or cancelled. Reload the page.',
};

/** By the number of OpenZeppelin's ProposalState. */
const PROPOSAL_STATES: readonly string[] = [
  'waits for its vote to begin',
  'is being voted on',
  'is cancelled',
  'was defeated',
  'has succeeded',
  'waits in the timelock',
  'has expired',
  'is executed',
];
