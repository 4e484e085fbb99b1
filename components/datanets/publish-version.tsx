'use client';

import { useState } from 'react';
import { useTexts } from '#texts';
import type { Answer } from '@/components/datanets/answer';
import { askServer } from '@/components/datanets/ask-server';
import { useDatanetName } from '@/components/datanets/datanet-name';
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
  const t = useTexts('datanets.publishVersion');
  const { chain } = useSession();
  const datanet = useDatanetName();
  const transaction = useTransaction({ key: `publish-version-${datanetId}` });
  const [problem, setProblem] = useState<string | null>(null);
  const [preparing, setPreparing] = useState(false);
  const publish = async () => {
    setProblem(null);
    setPreparing(true);
    const prepared = await askServer(() => prepare(datanetId), t('unreachable'));
    setPreparing(false);
    if (!prepared.ok) return setProblem(prepared.error.message);
    await transaction.send({
      address: chain.addresses.datanetRegistry,
      abi: datanetRegistryAbi,
      functionName: 'publishVersion',
      args: [BigInt(datanetId), BigInt(prepared.value.revision), prepared.value.cid, prepared.value.hash],
      explain: t('explain', { number: prepared.value.number, datanet, records: prepared.value.recordCount }),
    });
  };
  return (
    <Card>
      <CardHeader
        title={changed ? t('canTitle', { number }) : t('nothingTitle')}
        description={changed ? t('can', { records, contributions }) : t('nothing')}
      />
      {curator && (changed || transaction.state !== 'idle') ? (
        <TransactionButton transaction={transaction} onClick={publish} busy={preparing} disabled={!changed}>
          {preparing ? t('preparing') : t('publish', { number })}
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
