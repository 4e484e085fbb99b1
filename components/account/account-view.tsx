import type { ReactNode } from 'react';
import { useTexts } from '#texts';
import { ApiKeyForm } from '@/components/account/api-key-form';
import { type ApiKeyItem, ApiKeyTable } from '@/components/account/api-keys';
import { BridgeLink } from '@/components/account/bridge-link';
import { DepositForm } from '@/components/account/deposit-form';
import { type EndpointKeyItem, EndpointKeys } from '@/components/account/endpoint-keys';
import { MoneySummary } from '@/components/account/money-summary';
import { type AskableModel, PermissionForm } from '@/components/account/permission-form';
import { type PermissionItem, PermissionList } from '@/components/account/permission-list';
import { RecentTransactions } from '@/components/account/recent-transactions';
import { WithdrawForm } from '@/components/account/withdraw-form';
import { Address } from '@/components/ui/address';
import { Alert } from '@/components/ui/alert';
import { Link } from '@/components/ui/link';
import type { ChainDescription } from '@/lib/chain/chain-config';

type Money = {
  wallet: bigint;
  deposit: bigint;
  outstanding: bigint;
  free: bigint;
  withdrawal: { amount: bigint; availableAt: Date; ready: boolean } | null;
  withdrawalDelayS: number;
};

/** The account's own page; each part has an address of its own (#deposit, #permissions, #keys, #servers, #transactions). */
export function AccountView({
  chain,
  money,
  permissions,
  keys,
  endpointKeys,
  models,
  wanted,
  replacedOperator,
  savePermission,
  createApiKey,
  revokeApiKey,
  removeEndpointKey,
}: {
  chain: ChainDescription;
  money: Money;
  permissions: readonly PermissionItem[];
  keys: readonly ApiKeyItem[];
  /** Keys for other servers that this account left here, sealed. */
  endpointKeys: readonly EndpointKeyItem[];
  models: readonly AskableModel[];
  /** The model whose page led here. */
  wanted: number | null;
  /** Somebody else that a vote has made the operator. */
  replacedOperator: string | null;
  savePermission: Parameters<typeof PermissionForm>[0]['save'];
  createApiKey: Parameters<typeof ApiKeyForm>[0]['create'];
  revokeApiKey: Parameters<typeof ApiKeyTable>[0]['revoke'];
  removeEndpointKey: Parameters<typeof EndpointKeys>[0]['remove'];
}) {
  const t = useTexts('account.accountView');
  const active = permissions.filter((permission) => permission.standing === 'active');
  // The limit of one key alone is nobody else's: a further key is made like a permission that was signed for itself.
  const templates = active.filter(
    ({ permissionHash, cap }) => !keys.some((key) => key.permissionHash === permissionHash && key.budget === cap),
  );
  const { withdrawal } = money;
  // One button of the page stands out: what comes next.
  const next = withdrawal?.ready ? 'fetch' : money.free === 0n ? 'deposit' : active.length === 0 ? 'permission' : null;
  const variantOf = (step: typeof next) => (step === next ? 'primary' : 'secondary');
  const preselected = models.flatMap(({ id }) => (id === wanted ? [id] : []));
  return (
    <>
      {replacedOperator ? (
        <Alert tone="warn" className="mb-6" title={t('replacedTitle')}>
          {t.rich('replaced', { operator: () => <Address address={replacedOperator} /> })}
        </Alert>
      ) : null}
      <MoneySummary {...money} leaving={withdrawal?.amount ?? 0n} />
      <BridgeLink name={chain.name} symbol={chain.symbol} bridgeUrl={chain.bridgeUrl} />
      <div className="grid gap-x-12 lg:grid-cols-2">
        <Part id="deposit" title={t('deposit')} description={t('depositHint')}>
          <DepositForm wallet={money.wallet.toString()} variant={variantOf('deposit')} />
        </Part>
        <Part id="withdraw" title={t('withdraw')} description={t('withdrawHint')}>
          <WithdrawForm
            key={withdrawal ? 'pending' : money.free.toString()}
            free={money.free.toString()}
            withdrawal={
              withdrawal
                ? {
                    amount: withdrawal.amount.toString(),
                    availableAt: withdrawal.availableAt.toISOString(),
                    ready: withdrawal.ready,
                  }
                : null
            }
            withdrawalDelayS={money.withdrawalDelayS}
          />
        </Part>
      </div>
      <Part id="permissions" title={t('permissions')} description={t('permissionsHint')}>
        {permissions.length > 0 ? <PermissionList permissions={permissions} /> : null}
        {models.length > 0 ? (
          <details
            className="mt-5 rounded-lg border border-line p-4 sm:p-5"
            open={active.length === 0 || preselected.length > 0}
          >
            <summary className="cursor-pointer font-medium text-sm">{t('newPermission')}</summary>
            <div className="mt-4">
              <PermissionForm
                models={models}
                preselected={preselected}
                free={money.free.toString()}
                save={savePermission}
                variant={variantOf('permission')}
              />
            </div>
          </details>
        ) : (
          <p className="text-muted text-sm">{t('noModels')}</p>
        )}
      </Part>
      <Part
        id="keys"
        title={t('keys')}
        description={t.rich('keysHint', {
          link: (chunks) => (
            <Link href="/receipts" className="link">
              {chunks}
            </Link>
          ),
        })}
      >
        {active.length > 0 ? (
          <ApiKeyForm
            permissions={templates.length > 0 ? templates : active}
            create={createApiKey}
            savePermission={savePermission}
          />
        ) : (
          <p className="text-muted text-sm">{t('noPermission')}</p>
        )}
        {keys.length > 0 ? (
          <div className="mt-5">
            <ApiKeyTable keys={keys} permissions={permissions} revoke={revokeApiKey} />
          </div>
        ) : null}
      </Part>
      {endpointKeys.length > 0 ? (
        <Part id="servers" title={t('servers')} description={t('serversHint')}>
          <EndpointKeys keys={endpointKeys} remove={removeEndpointKey} />
        </Part>
      ) : null}
      <Part id="transactions" title={t('transactions')} description={t('transactionsHint')}>
        <RecentTransactions />
      </Part>
    </>
  );
}

function Part({
  id,
  title,
  description,
  children,
}: {
  id: string;
  title: string;
  description: ReactNode;
  children: ReactNode;
}) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="scroll-mt-2 border-line border-t py-8">
      <h2 id={`${id}-title`} className="text-xl">
        {title}
      </h2>
      <p className="mt-1 mb-5 max-w-3xl text-muted text-sm">{description}</p>
      {children}
    </section>
  );
}
