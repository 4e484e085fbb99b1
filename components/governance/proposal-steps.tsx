'use client';

import { useTexts } from '#texts';
import { useSession } from '@/components/wallet/session-provider';
import { TransactionButton } from '@/components/wallet/transaction-button';
import { useTransaction } from '@/components/wallet/use-transaction';
import { tributaryGovernorAbi } from '@/contracts-abi/tributary-governor';
import type { ProposalCall } from '@/lib/chain/governance/proposal-action';
import type { Hex } from '@/lib/core/hex';
import type { ProposalState } from '@/lib/schemas/protocol';

/** The step that a proposal needs somebody to take: start its wait, carry it out, or take it back before the vote. */
export function ProposalSteps({
  proposalId,
  state,
  ready,
  proposer,
  calls,
  descriptionHash,
}: {
  proposalId: string;
  state: ProposalState;
  /** Queued, and its delay is over. */
  ready: boolean;
  proposer: Hex;
  calls: readonly ProposalCall[];
  descriptionHash: Hex;
}) {
  const t = useTexts('governance.proposalSteps');
  const { account, chain } = useSession();
  const queueing = useTransaction({ key: `queue-${proposalId}` });
  const executing = useTransaction({ key: `execute-${proposalId}` });
  const cancelling = useTransaction({ key: `cancel-${proposalId}` });
  const governor = { address: chain.addresses.tributaryGovernor, abi: tributaryGovernorAbi } as const;
  const args = [
    calls.map(({ target }) => target),
    calls.map(({ value }) => value),
    calls.map(({ calldata }) => calldata),
    descriptionHash,
  ] as const;
  if (state === 'succeeded') {
    const explain = t('explainQueue');
    return (
      <TransactionButton
        transaction={queueing}
        onClick={() => void queueing.send({ ...governor, functionName: 'queue', args, explain })}
      >
        {t('queue')}
      </TransactionButton>
    );
  }
  if (state === 'queued') {
    const explain = t('explainExecute');
    return (
      <TransactionButton
        transaction={executing}
        disabled={!ready}
        onClick={() => void executing.send({ ...governor, functionName: 'execute', args, explain })}
      >
        {t('execute')}
      </TransactionButton>
    );
  }
  if (state === 'pending' && account === proposer) {
    const explain = t('explainCancel');
    return (
      <TransactionButton
        transaction={cancelling}
        variant="secondary"
        onClick={() => void cancelling.send({ ...governor, functionName: 'cancel', args, explain })}
      >
        {t('cancel')}
      </TransactionButton>
    );
  }
  return null;
}
