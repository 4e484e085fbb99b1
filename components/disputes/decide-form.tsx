'use client';

import { useState } from 'react';
import { useTexts } from '#texts';
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
  const t = useTexts('disputes.decideForm');
  const { chain } = useSession();
  const name = subject.kind === 'epoch' ? `epoch ${subject.number}` : `contribution ${subject.contributionId}`;
  const transaction = useTransaction({ key: `decide-${name}` });
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const { busy } = transaction;

  function decide(upheld: boolean) {
    const why = reason.trim();
    setMissing(why === '');
    if (why === '') return;
    const explain =
      subject.kind === 'epoch'
        ? t(upheld ? 'upholdEpoch' : 'dismissEpoch', { number: subject.number })
        : t(upheld ? 'upholdAcceptance' : 'dismissAcceptance', { number: subject.contributionId });
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
      <CardHeader title={t('title')} description={t('description', { kind: subject.kind })} />
      <div className="grid gap-4">
        <ReasonField
          value={reason}
          onChange={(value) => {
            setReason(value);
            setMissing(false);
          }}
          hint={t('hint')}
          problem={missing ? t('missing') : null}
        />
        <div className="flex flex-wrap gap-3">
          <Button busy={busy} onClick={() => decide(true)}>
            {t('uphold')}
          </Button>
          <Button variant="secondary" busy={busy} onClick={() => decide(false)}>
            {t('dismiss')}
          </Button>
        </div>
        <TransactionStatus transaction={transaction} />
      </div>
    </Card>
  );
}
