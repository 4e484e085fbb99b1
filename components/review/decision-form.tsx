'use client';

import { Undo2 } from 'lucide-react';
import { useId, useState } from 'react';
import { useTexts } from '#texts';
import { DECISION_IDS, focusById } from '@/components/review/decision-ids';
import { useExcluded } from '@/components/review/use-excluded';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import { useSession } from '@/components/wallet/session-provider';
import { TransactionStatus } from '@/components/wallet/transaction-status';
import type { Transaction } from '@/components/wallet/use-transaction';
import { datanetRegistryAbi } from '@/contracts-abi/datanet-registry';

/** A curator's decision: accept what is ticked, or reject with a reason. One transaction. */
export function DecisionForm({
  contributionId,
  recordCount,
  copies,
  readable,
  transaction,
}: {
  contributionId: number;
  recordCount: number;
  /** Indices of records that say what the Datanet has already. */
  copies: readonly number[];
  readable: boolean;
  transaction: Transaction;
}) {
  const t = useTexts('review.decisionForm');
  const { chain } = useSession();
  const { excluded, set, undo } = useExcluded(contributionId);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const taken = recordCount - excluded.length;
  const { busy } = transaction;
  const barred = readable ? (taken === 0 ? t('allLeftOut') : null) : t('unreadable');
  const barredId = useId();
  const flagged = copies.filter((index) => !excluded.includes(index));
  const registry = { address: chain.addresses.datanetRegistry, abi: datanetRegistryAbi };

  const accept = () =>
    void transaction.send({
      ...registry,
      functionName: 'acceptContribution',
      args: [BigInt(contributionId), [...excluded], reason.trim()],
      explain: t('explainAccept', { count: taken, id: contributionId, out: excluded.length }),
    });
  const reject = () => {
    setMissing(reason.trim() === '');
    if (reason.trim() === '') return focusById(DECISION_IDS.reason);
    void transaction.send({
      ...registry,
      functionName: 'rejectContribution',
      args: [BigInt(contributionId), reason.trim()],
      explain: t('explainReject', { id: contributionId }),
    });
  };
  return (
    <Card>
      <CardHeader
        title={t('title')}
        description={t('description', { taken, all: recordCount })}
        action={
          <div className="flex flex-wrap gap-2">
            {undo ? (
              <Button variant="quiet" size="sm" onClick={undo}>
                <Undo2 aria-hidden="true" />
                {t('undo')}
              </Button>
            ) : null}
            {flagged.length > 0 && recordCount > copies.length ? (
              <Button variant="secondary" size="sm" onClick={() => set([...excluded, ...copies])}>
                {t('leaveOutCopies', { count: flagged.length })}
              </Button>
            ) : excluded.length > 0 ? (
              <Button variant="quiet" size="sm" onClick={() => set([])}>
                {t('takeAll')}
              </Button>
            ) : null}
          </div>
        }
      />
      <div className="grid gap-4" id={DECISION_IDS.reason}>
        <Field label={t('reason')} hint={t('reasonHint')} error={missing ? t('reasonMissing') : undefined}>
          {(control) => (
            <Textarea
              {...control}
              rows={2}
              maxLength={1_000}
              value={reason}
              onChange={(event) => {
                setReason(event.target.value);
                setMissing(false);
              }}
            />
          )}
        </Field>
        {barred ? (
          <p id={barredId} className="text-sm text-warn">
            {barred}
          </p>
        ) : null}
        <div className="flex flex-wrap gap-3" id={DECISION_IDS.accept}>
          <Button onClick={accept} busy={busy} blockedBy={barred ? barredId : undefined}>
            {t('accept', { count: taken })}
          </Button>
          <Button variant="secondary" className="text-bad" onClick={reject} busy={busy}>
            {t('reject')}
          </Button>
        </div>
        <TransactionStatus transaction={transaction} />
      </div>
    </Card>
  );
}
