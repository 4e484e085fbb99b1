'use client';

import { useState } from 'react';
import { useTexts } from '#texts';
import { useDatanetName } from '@/components/datanets/datanet-name';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import { useSession } from '@/components/wallet/session-provider';
import { TransactionButton } from '@/components/wallet/transaction-button';
import { useTransaction } from '@/components/wallet/use-transaction';
import { datanetRegistryAbi } from '@/contracts-abi/datanet-registry';

/** Asks a Datanet's owner for a permission, with a note. */
export function RequestDialog({
  datanetId,
  value,
  permission,
}: {
  datanetId: number;
  value: 0 | 1;
  permission: 'contribute' | 'train';
}) {
  const t = useTexts('datanets.requestAccess');
  const { account, chain, connect } = useSession();
  const datanet = useDatanetName();
  const transaction = useTransaction({ key: `request-${permission}-${datanetId}` });
  const [open, setOpen] = useState(false);
  const [note, setNote] = useState('');
  if (!account) {
    return (
      <Button size="sm" variant="secondary" onClick={connect}>
        {t('signIn')}
      </Button>
    );
  }
  const send = async () => {
    const receipt = await transaction.send({
      address: chain.addresses.datanetRegistry,
      abi: datanetRegistryAbi,
      functionName: 'requestAccess',
      args: [BigInt(datanetId), value, note.trim()],
      explain: t('explain', { permission, datanet }),
    });
    if (receipt) setOpen(false);
  };
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button size="sm" variant="secondary">
          {t('ask')}
        </Button>
      }
      title={t('dialogTitle', { permission })}
      description={t('dialogDescription')}
      footer={
        <TransactionButton transaction={transaction} onClick={send}>
          {t('send')}
        </TransactionButton>
      }
    >
      <Field label={t('note')} hint={t('noteHint')} optional>
        {(control) => (
          <Textarea {...control} value={note} maxLength={500} onChange={(event) => setNote(event.target.value)} />
        )}
      </Field>
    </Dialog>
  );
}
