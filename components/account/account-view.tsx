import Link from 'next/link';
import { ApiKeyForm } from '@/components/account/api-key-form';
import { type ApiKeyItem, ApiKeyTable } from '@/components/account/api-keys';
import { BridgeLink } from '@/components/account/bridge-link';
import { DepositForm } from '@/components/account/deposit-form';
import { MoneySummary } from '@/components/account/money-summary';
import { type AskableModel, PermissionForm } from '@/components/account/permission-form';
import { type PermissionItem, PermissionList } from '@/components/account/permission-list';
import { WithdrawForm } from '@/components/account/withdraw-form';
import { Address } from '@/components/ui/address';
import { Alert } from '@/components/ui/alert';
import { Card, CardHeader } from '@/components/ui/card';
import type { ChainDescription } from '@/lib/chain/chain-config';

type Money = {
  wallet: bigint;
  deposit: bigint;
  outstanding: bigint;
  free: bigint;
  withdrawal: { amount: bigint; availableAt: Date; ready: boolean } | null;
  withdrawalDelayS: number;
};

/** The account's own page. The functions are server actions. */
export function AccountView({
  chain,
  money,
  permissions,
  keys,
  models,
  replacedOperator,
  savePermission,
  createApiKey,
  revokeApiKey,
}: {
  chain: ChainDescription;
  money: Money;
  permissions: readonly PermissionItem[];
  keys: readonly ApiKeyItem[];
  models: readonly AskableModel[];
  /** Somebody else that a vote has made the operator. */
  replacedOperator: string | null;
  savePermission: Parameters<typeof PermissionForm>[0]['save'];
  createApiKey: Parameters<typeof ApiKeyForm>[0]['create'];
  revokeApiKey: Parameters<typeof ApiKeyTable>[0]['revoke'];
}) {
  const active = permissions.filter((permission) => permission.standing === 'active');
  const { withdrawal } = money;
  return (
    <>
      {replacedOperator ? (
        <Alert tone="warn" className="mb-6" title="This site is not the protocol’s operator any more">
          A vote has made <Address address={replacedOperator} /> the operator, and only it can charge for answers. What
          you ask here cannot be settled; your deposit can be withdrawn as before.
        </Alert>
      ) : null}
      <MoneySummary {...money} />
      <BridgeLink name={chain.name} symbol={chain.symbol} bridgeUrl={chain.bridgeUrl} />
      <div className="grid gap-6 lg:grid-cols-2">
        <Card>
          <CardHeader title="Deposit" description="The vault holds it for you; only what you are served is charged." />
          <DepositForm wallet={money.wallet.toString()} />
        </Card>
        <Card>
          <CardHeader title="Withdraw" description="What is left is yours at any time." />
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
        </Card>
        <Card className="lg:col-span-2">
          <CardHeader
            title="Spending permissions"
            description="Say which models may be paid, how much for an answer, and how much in all. The vault charges nothing beyond it: a dishonest operator could invent answers up to the limit in all, no further."
          />
          {permissions.length > 0 ? <PermissionList permissions={permissions} /> : null}
          {models.length > 0 ? (
            <details className="mt-5 rounded-lg border border-line p-4 sm:p-5" open={active.length === 0}>
              <summary className="cursor-pointer font-medium text-sm">Sign a new permission</summary>
              <div className="mt-4">
                <PermissionForm
                  models={models}
                  preselected={models.slice(0, 20).map((model) => model.id)}
                  save={savePermission}
                />
              </div>
            </details>
          ) : (
            <p className="text-muted text-sm">
              No model can be asked yet. A permission names models, so come back then.
            </p>
          )}
        </Card>
        <Card className="lg:col-span-2">
          <CardHeader
            title="API keys"
            description={
              <>
                For programs. A key asks without a signature for each question, so its budget is what it can cost you at
                most. Every answer stands among{' '}
                <Link href="/receipts" className="link">
                  your receipts
                </Link>{' '}
                from the moment it is given, with the key that asked. A charge for an answer that nobody got would need
                a receipt of yours too: anybody can challenge an epoch that divides a fee without one.
              </>
            }
          />
          {active.length > 0 ? (
            <ApiKeyForm permissions={active} create={createApiKey} savePermission={savePermission} />
          ) : (
            <p className="text-muted text-sm">Sign a permission first; a key is made under one.</p>
          )}
          {keys.length > 0 ? (
            <div className="mt-5">
              <ApiKeyTable keys={keys} revoke={revokeApiKey} />
            </div>
          ) : null}
        </Card>
      </div>
    </>
  );
}
