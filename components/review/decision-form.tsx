'use client';

import { useState } from 'react';
import { countWords } from '@/components/datanets/count-words';
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
  const { chain } = useSession();
  const { excluded, set } = useExcluded(contributionId);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const taken = recordCount - excluded.length;
  const busy = transaction.state === 'signing' || transaction.state === 'pending';
  const flagged = copies.filter((index) => !excluded.includes(index));
  const registry = { address: chain.addresses.datanetRegistry, abi: datanetRegistryAbi };

  const accept = () =>
    transaction.send({
      ...registry,
      functionName: 'acceptContribution',
      args: [BigInt(contributionId), [...excluded], reason.trim()],
      explain: `Accept ${countWords(taken, 'record')} of contribution ${contributionId}${excluded.length > 0 ? `, leaving out ${excluded.length}` : ''}`,
    });
  const reject = () => {
    setMissing(reason.trim() === '');
    if (reason.trim() === '') return;
    transaction.send({
      ...registry,
      functionName: 'rejectContribution',
      args: [BigInt(contributionId), reason.trim()],
      explain: `Reject contribution ${contributionId}`,
    });
  };
  return (
    <Card>
      <CardHeader
        title="Your decision"
        description={`${countWords(taken, 'record')} of ${recordCount.toLocaleString('en')} would be taken. Untick those to leave out: from a tick, the arrow keys lead to the next and the space bar turns it.`}
        action={
          flagged.length > 0 && recordCount > copies.length ? (
            <Button variant="secondary" size="sm" onClick={() => set([...excluded, ...copies])}>
              Leave out the {flagged.length === 1 ? 'copy' : countWords(flagged.length, 'copy', 'copies')}
            </Button>
          ) : excluded.length > 0 ? (
            <Button variant="quiet" size="sm" onClick={() => set([])}>
              Take all again
            </Button>
          ) : null
        }
      />
      <div className="grid gap-4">
        <Field
          label="Reason"
          hint="Goes on chain, where the contributor reads it. Needed to reject, optional to accept."
          error={missing ? 'Say in a few words why you reject it.' : undefined}
        >
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
        {readable ? null : (
          <p className="text-warn text-sm">A contribution whose records cannot be read cannot be accepted here.</p>
        )}
        <div className="flex flex-wrap gap-3">
          <Button onClick={accept} busy={busy} disabled={taken === 0 || !readable}>
            Accept {countWords(taken, 'record')}
          </Button>
          <Button variant="danger" onClick={reject} busy={busy}>
            Reject
          </Button>
        </div>
        <TransactionStatus transaction={transaction} />
      </div>
    </Card>
  );
}
