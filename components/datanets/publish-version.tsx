'use client';

import { useState } from 'react';
import type { Answer } from '@/components/datanets/answer';
import { countWords } from '@/components/datanets/count-words';
import { Alert } from '@/components/ui/alert';
import { Card, CardHeader } from '@/components/ui/card';
import { useSession } from '@/components/wallet/session-provider';
import { TransactionButton } from '@/components/wallet/transaction-button';
import { useTransaction } from '@/components/wallet/use-transaction';
import { datanetRegistryAbi } from '@/contracts-abi/datanet-registry';
import type { Hex } from '@/lib/core/hex';

/** What the next version would hold, and for a curator the button that freezes it. */
export function PublishVersion({
  datanetId,
  number,
  curator,
  changed,
  records,
  contributions,
  prepare,
}: {
  datanetId: number;
  number: number;
  curator: boolean;
  changed: boolean;
  records: number;
  contributions: number;
  /** Stores the next version's manifest on the server. */
  prepare: (
    datanetId: number,
  ) => Promise<Answer<{ cid: string; hash: Hex; number: number; recordCount: number; revision: number }>>;
}) {
  const { chain } = useSession();
  const transaction = useTransaction({ key: `publish-version-${datanetId}` });
  const [problem, setProblem] = useState<string | null>(null);
  const [preparing, setPreparing] = useState(false);
  const publish = async () => {
    setProblem(null);
    setPreparing(true);
    const prepared = await prepare(datanetId);
    setPreparing(false);
    if (!prepared.ok) return setProblem(prepared.error.message);
    await transaction.send({
      address: chain.addresses.datanetRegistry,
      abi: datanetRegistryAbi,
      functionName: 'publishVersion',
      args: [BigInt(datanetId), BigInt(prepared.value.revision), prepared.value.cid, prepared.value.hash],
      explain: `Publish version ${prepared.value.number} of Datanet ${datanetId} with ${countWords(prepared.value.recordCount, 'record')}`,
    });
  };
  return (
    <Card>
      <CardHeader
        title={changed ? `Version ${number} can be published` : 'Nothing new since the last version'}
        description={
          changed
            ? `It would freeze ${countWords(records, 'record')} of ${countWords(contributions, 'contribution')}, in the order of their acceptance.`
            : 'Once something is accepted or withdrawn, a curator can publish the next version.'
        }
      />
      {curator && (changed || transaction.state !== 'idle') ? (
        <TransactionButton transaction={transaction} onClick={publish} disabled={preparing || !changed}>
          {preparing ? 'Writing the manifest…' : `Publish version ${number}`}
        </TransactionButton>
      ) : null}
      {problem ? (
        <Alert tone="bad" className="mt-3">
          {problem}
        </Alert>
      ) : null}
    </Card>
  );
}
