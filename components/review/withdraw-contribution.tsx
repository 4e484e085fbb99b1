'use client';

import { useState } from 'react';
import { useTexts } from '#texts';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { useSession } from '@/components/wallet/session-provider';
import { TransactionButton } from '@/components/wallet/transaction-button';
import { useTransaction } from '@/components/wallet/use-transaction';
import { datanetRegistryAbi } from '@/contracts-abi/datanet-registry';

/** Takes one's own contribution back, after saying what that does and what it does not. */
export function WithdrawContribution({ contributionId, accepted }: { contributionId: number; accepted: boolean }) {
  const t = useTexts('review.withdrawContribution');
  const { chain } = useSession();
  const transaction = useTransaction({ key: `withdraw-${contributionId}` });
  const [open, setOpen] = useState(false);
  const withdraw = async () => {
    const receipt = await transaction.send({
      address: chain.addresses.datanetRegistry,
      abi: datanetRegistryAbi,
      functionName: 'withdrawContribution',
      args: [BigInt(contributionId)],
      explain: t('explain', { id: contributionId }),
    });
    if (receipt) setOpen(false);
  };
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={<Button variant="secondary">{t('trigger')}</Button>}
      title={t('title', { id: contributionId })}
      description={t('description')}
      footer={
        <>
          <Button variant="secondary" onClick={() => setOpen(false)}>
            {t('keep')}
          </Button>
          <TransactionButton transaction={transaction} onClick={withdraw} variant="danger">
            {t('submit')}
          </TransactionButton>
        </>
      }
    >
      <ul className="grid list-disc gap-2 pl-5 text-sm">
        <li>{t('erased')}</li>
        {accepted ? (
          <>
            <li>{t('versions')}</li>
            <li>{t('models')}</li>
          </>
        ) : (
          <li>{t('undecided')}</li>
        )}
        <li>{t('again')}</li>
      </ul>
    </Dialog>
  );
}
