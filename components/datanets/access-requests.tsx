'use client';

import { useTexts } from '#texts';
import { useDatanetName } from '@/components/datanets/datanet-name';
import { Address } from '@/components/ui/address';
import { Badge } from '@/components/ui/badge';
import { Card, CardHeader } from '@/components/ui/card';
import { TimeAgo } from '@/components/ui/time-ago';
import { useSession } from '@/components/wallet/session-provider';
import { TransactionButton } from '@/components/wallet/transaction-button';
import { useTransaction } from '@/components/wallet/use-transaction';
import { datanetRegistryAbi } from '@/contracts-abi/datanet-registry';

export type AccessRequest = {
  account: string;
  permission: 'contribute' | 'train';
  granted: boolean;
  requestedAt: Date | null;
  note: string;
};

/** Who asked for access and who has it: the owner grants and takes back. */
export function AccessRequests({ datanetId, requests }: { datanetId: number; requests: readonly AccessRequest[] }) {
  const t = useTexts('datanets.accessRequests');
  return (
    <Card>
      <CardHeader title={t('title')} description={t('description')} />
      {requests.length === 0 ? (
        <p className="text-muted text-sm">{t('nobody')}</p>
      ) : (
        <ul className="divide-y divide-line">
          {requests.map((request) => (
            <RequestRow key={`${request.account}-${request.permission}`} datanetId={datanetId} request={request} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function RequestRow({ datanetId, request }: { datanetId: number; request: AccessRequest }) {
  const { account, permission, granted, requestedAt, note } = request;
  const t = useTexts('datanets.accessRequests');
  const { chain } = useSession();
  const datanet = useDatanetName();
  const transaction = useTransaction({ key: `access-${datanetId}-${account}-${permission}` });
  const change = () =>
    transaction.send({
      address: chain.addresses.datanetRegistry,
      abi: datanetRegistryAbi,
      functionName: 'setAccess',
      args: [BigInt(datanetId), toAddress(account), permission === 'contribute' ? 0 : 1, !granted],
      explain: t(granted ? 'explainTakeBack' : 'explainGrant', { permission, datanet }),
    });
  return (
    <li className="flex flex-wrap items-start justify-between gap-3 py-3 text-sm">
      <div className="grid min-w-0 gap-1">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Address address={account} />
          <span className="text-muted">{t('permission', { permission })}</span>
          {granted ? <Badge tone="good">{t('granted')}</Badge> : <Badge tone="warn">{t('waiting')}</Badge>}
          {requestedAt ? <TimeAgo at={requestedAt} className="text-faint" /> : null}
        </p>
        {note ? (
          <p className="break-words text-muted" translate="no">
            {note}
          </p>
        ) : null}
      </div>
      <TransactionButton
        transaction={transaction}
        onClick={change}
        size="sm"
        variant={granted ? 'secondary' : 'primary'}
      >
        {t(granted ? 'takeBack' : 'grant')}
      </TransactionButton>
    </li>
  );
}

function toAddress(account: string): `0x${string}` {
  return `0x${account.slice(2)}`;
}
