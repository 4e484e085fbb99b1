'use client';

import { useState } from 'react';
import { ReasonField } from '@/components/disputes/reason-field';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { useSession } from '@/components/wallet/session-provider';
import { TransactionStatus } from '@/components/wallet/transaction-status';
import { useTransaction } from '@/components/wallet/use-transaction';
import { curatorStakingAbi } from '@/contracts-abi/curator-staking';
import { rewardDistributorAbi } from '@/contracts-abi/reward-distributor';
import type { Hex } from '@/lib/core/hex';

/** What is to be decided: the challenge of an epoch, or the dispute about an acceptance. */
export type Case = { kind: 'epoch'; number: number; root: Hex } | { kind: 'acceptance'; contributionId: number };

/** The guardian's decision: one transaction, with a reason. */
export function DecideForm({ subject }: { subject: Case }) {
  const { chain } = useSession();
  const name = subject.kind === 'epoch' ? `epoch ${subject.number}` : `contribution ${subject.contributionId}`;
  const transaction = useTransaction({ key: `decide-${name}` });
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const busy = transaction.state === 'signing' || transaction.state === 'pending';

  function decide(upheld: boolean) {
    const why = reason.trim();
    setMissing(why === '');
    if (why === '') return;
    const explain = `${upheld ? 'Uphold' : 'Dismiss'} the ${subject.kind === 'epoch' ? 'challenge' : 'dispute'} about ${name}`;
    if (subject.kind === 'epoch') {
      void transaction.send({
        address: chain.addresses.rewardDistributor,
        abi: rewardDistributorAbi,
        functionName: 'resolveChallenge',
        args: [BigInt(subject.number), subject.root, upheld, why],
        explain,
      });
    } else {
      void transaction.send({
        address: chain.addresses.curatorStaking,
        abi: curatorStakingAbi,
        functionName: 'resolveDispute',
        args: [BigInt(subject.contributionId), upheld, why],
        explain,
      });
    }
  }

  return (
    <Card>
      <CardHeader
        title="You are the guardian: decide"
        description={
          subject.kind === 'epoch'
            ? 'Recompute the epoch first. Upheld: the proposal is thrown out. Dismissed: its window runs on.'
            : 'Look at the records first. Upheld: the curator loses stake. Dismissed: the bond is lost.'
        }
      />
      <div className="grid gap-4">
        <ReasonField
          value={reason}
          onChange={(value) => {
            setReason(value);
            setMissing(false);
          }}
          hint="Goes on chain, for both sides to read."
          problem={missing ? 'Say why you decide so.' : null}
        />
        <div className="flex flex-wrap gap-3">
          <Button busy={busy} onClick={() => decide(true)}>
            Uphold it
          </Button>
          <Button variant="secondary" busy={busy} onClick={() => decide(false)}>
            Dismiss it
          </Button>
        </div>
        <TransactionStatus transaction={transaction} />
      </div>
    </Card>
  );
}
