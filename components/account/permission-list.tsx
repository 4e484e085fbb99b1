'use client';

import { useReader, useTexts } from '#texts';
import { Amount } from '@/components/ui/amount';
import { Badge, type Tone } from '@/components/ui/badge';
import { Progress } from '@/components/ui/progress';
import { TimeAgo } from '@/components/ui/time-ago';
import { useSession } from '@/components/wallet/session-provider';
import { TransactionButton } from '@/components/wallet/transaction-button';
import { useTransaction } from '@/components/wallet/use-transaction';
import { inferenceVaultAbi } from '@/contracts-abi/inference-vault';
import { formatOpen } from '@/lib/core/units';
import { permissionMessage, spendingPermissionSchema } from '@/lib/schemas/permission';

/** A permission for a page: amounts are base units as text, times ISO. */
export type PermissionItem = {
  permissionHash: string;
  account: string;
  models: readonly { id: number; name: string }[];
  maxUnitPrice: string;
  cap: string;
  served: string;
  nonce: string;
  /** Unix seconds. */
  deadline: number;
  standing: 'active' | 'revoked' | 'ended' | 'spent';
};

const TONES: Record<PermissionItem['standing'], Tone> = {
  active: 'good',
  revoked: 'neutral',
  ended: 'neutral',
  spent: 'warn',
};

export function PermissionList({ permissions }: { permissions: readonly PermissionItem[] }) {
  return (
    <ul className="divide-y divide-line">
      {permissions.map((permission) => (
        <li key={permission.permissionHash} className="py-4 first:pt-0 last:pb-0">
          <PermissionLine permission={permission} />
        </li>
      ))}
    </ul>
  );
}

function PermissionLine({ permission }: { permission: PermissionItem }) {
  const t = useTexts('account.permissionList');
  const { cap, served, models, maxUnitPrice, deadline } = permission;
  const fraction = Number((BigInt(served) * 1000n) / (BigInt(cap) || 1n)) / 1000;
  return (
    <div className="grid gap-3 sm:grid-cols-[1fr_auto] sm:items-start sm:gap-6">
      <div className="grid min-w-0 gap-2">
        <div className="flex flex-wrap items-center gap-2 text-sm">
          <Badge tone={TONES[permission.standing]}>{t(permission.standing)}</Badge>
          <span className="min-w-0 truncate font-medium" translate="no">
            {models.map((model) => model.name).join(', ')}
          </span>
        </div>
        <Progress
          fraction={fraction}
          label={t('served')}
          detail={t.rich('servedOf', {
            served: () => <Amount baseUnits={served} unit={false} />,
            cap: () => <Amount baseUnits={cap} />,
          })}
        />
        <p className="text-faint text-sm">
          {t.rich('terms', {
            standing: permission.standing,
            price: () => <Amount baseUnits={maxUnitPrice} />,
            time: () => <TimeAgo at={new Date(deadline * 1000).toISOString()} />,
          })}
        </p>
      </div>
      {permission.standing === 'active' || permission.standing === 'spent' ? <Revoke permission={permission} /> : null}
    </div>
  );
}

function Revoke({ permission }: { permission: PermissionItem }) {
  const t = useTexts('account.permissionList');
  const { tag } = useReader();
  const { chain } = useSession();
  const transaction = useTransaction({ key: `revoke-${permission.permissionHash}` });
  const { account, maxUnitPrice, cap, nonce, deadline, models } = permission;
  return (
    <TransactionButton
      transaction={transaction}
      variant="secondary"
      size="sm"
      onClick={() =>
        void transaction.send({
          address: chain.addresses.inferenceVault,
          abi: inferenceVaultAbi,
          functionName: 'revokePermission',
          args: [
            permissionMessage(
              spendingPermissionSchema.parse({
                account,
                models: models.map((model) => model.id),
                maxUnitPrice,
                cap,
                nonce,
                deadline,
              }),
            ),
          ],
          explain: t('explainRevoke', { cap: formatOpen(BigInt(cap), tag) }),
        })
      }
    >
      {t('revoke')}
    </TransactionButton>
  );
}
