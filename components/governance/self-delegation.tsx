'use client';

import { useTexts } from '#texts';
import { useSession } from '@/components/wallet/session-provider';
import { TransactionButton } from '@/components/wallet/transaction-button';
import { useTransaction } from '@/components/wallet/use-transaction';
import { openTokenAbi } from '@/contracts-abi/open-token';

/** One click: the account votes with its own OPEN. */
export function SelfDelegation() {
  const t = useTexts('governance.selfDelegation');
  const { account, chain } = useSession();
  const transaction = useTransaction({ key: 'delegate-self' });
  if (!account) return null;
  return (
    <TransactionButton
      transaction={transaction}
      variant="secondary"
      onClick={() =>
        void transaction.send({
          address: chain.addresses.openToken,
          abi: openTokenAbi,
          functionName: 'delegate',
          args: [account],
          explain: t('explain'),
        })
      }
    >
      {t('vote')}
    </TransactionButton>
  );
}
