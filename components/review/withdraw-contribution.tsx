'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { useSession } from '@/components/wallet/session-provider';
import { TransactionButton } from '@/components/wallet/transaction-button';
import { useTransaction } from '@/components/wallet/use-transaction';
import { datanetRegistryAbi } from '@/contracts-abi/datanet-registry';

/** Takes one's own contribution back, after saying what that does and what it does not. */
export function WithdrawContribution({ contributionId, accepted }: { contributionId: number; accepted: boolean }) {
  const { chain } = useSession();
  const transaction = useTransaction({ key: `withdraw-${contributionId}` });
  const [open, setOpen] = useState(false);
  const withdraw = async () => {
    const receipt = await transaction.send({
      address: chain.addresses.datanetRegistry,
      abi: datanetRegistryAbi,
      functionName: 'withdrawContribution',
      args: [BigInt(contributionId)],
      explain: `Withdraw contribution ${contributionId}`,
    });
    if (receipt) setOpen(false);
  };
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={<Button variant="secondary">Withdraw it</Button>}
      title={`Withdraw contribution ${contributionId}?`}
      description="This cannot be undone."
      footer={
        <TransactionButton transaction={transaction} onClick={withdraw} variant="danger">
          Withdraw
        </TransactionButton>
      }
    >
      <ul className="grid list-disc gap-2 pl-5 text-sm">
        <li>Its text is erased from storage; only its hashes stay, on chain and in receipts.</li>
        {accepted ? (
          <>
            <li>Versions published from now on leave it out. Versions published before stay as they are.</li>
            <li>
              Models trained on earlier versions go on. Their answers can no longer be traced to single records, so
              their contributors’ part follows the shares published with the model, yours among them.
            </li>
          </>
        ) : (
          <li>No curator can decide on it any more.</li>
        )}
        <li>The same records can be contributed again, by anybody.</li>
      </ul>
    </Dialog>
  );
}
