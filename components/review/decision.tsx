'use client';

import { useEffect, useRef } from 'react';
import { DecisionForm } from '@/components/review/decision-form';
import { DecisionMade } from '@/components/review/decision-made';
import { TransactionStatus } from '@/components/wallet/transaction-status';
import { useTransaction } from '@/components/wallet/use-transaction';

/**
 * A curator's decision, before and after: the form while the contribution waits, then what was decided and where the next
 * one waits. One component for both, so that the transaction's progress outlives the form.
 */
export function Decision({
  contribution,
  account,
  copies,
  readable,
  next,
}: {
  contribution: {
    id: number;
    datanetId: number;
    recordCount: number;
    excluded: readonly number[];
    status: 'submitted' | 'accepted' | 'rejected' | 'withdrawn';
    decidedBy: string | null;
  };
  account: string;
  /** Indices of records that say what the Datanet has already. */
  copies: readonly number[];
  readable: boolean;
  next: number | null;
}) {
  const { id, datanetId, recordCount, excluded, status, decidedBy } = contribution;
  const transaction = useTransaction({ key: `decide-${id}` });
  const outcome = useRef<HTMLDivElement>(null);
  const before = useRef(status);
  useEffect(() => {
    // The button that had the focus is gone: the keyboard goes on where the next step is.
    if (before.current === 'submitted' && status !== 'submitted') outcome.current?.querySelector('a')?.focus();
    before.current = status;
  }, [status]);
  if (status === 'submitted') {
    return (
      <DecisionForm
        contributionId={id}
        recordCount={recordCount}
        copies={copies}
        readable={readable}
        transaction={transaction}
      />
    );
  }
  // Decided elsewhere meanwhile: what came of the reader's own attempt is still told.
  if (decidedBy !== account || status === 'withdrawn')
    return transaction.state === 'idle' ? null : <TransactionStatus transaction={transaction} />;
  return (
    <div ref={outcome}>
      <DecisionMade
        datanetId={datanetId}
        contributionId={id}
        taken={status === 'accepted' ? recordCount - excluded.length : null}
        leftOut={excluded.length}
        next={next}
      />
    </div>
  );
}
