import { ApiKeyForm, type ApiKeyItem, ApiKeyTable } from '@/components/account/api-keys';
import { BridgeLink } from '@/components/account/bridge-link';
import { DepositForm } from '@/components/account/deposit-form';
import { MoneySummary } from '@/components/account/money-summary';
import { type AskableModel, PermissionForm } from '@/components/account/permission-form';
import { type PermissionItem, PermissionList } from '@/components/account/permission-list';
import { WithdrawForm } from '@/components/account/withdraw-form';
import { Card, CardHeader } from '@/components/ui/card';

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
  money,
  permissions,
  keys,
  models,
  savePermission,
  createApiKey,
  revokeApiKey,
}: {
  money: Money;
  permissions: readonly PermissionItem[];
  keys: readonly ApiKeyItem[];
  models: readonly AskableModel[];
  savePermission: Parameters<typeof PermissionForm>[0]['save'];
  createApiKey: Parameters<typeof ApiKeyForm>[0]['create'];
  revokeApiKey: Parameters<typeof ApiKeyTable>[0]['revoke'];
}) {
  const active = permissions.filter((permission) => permission.standing === 'active');
  const { withdrawal } = money;
  return (
    <>
      <MoneySummary {...money} />
      <BridgeLink />
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
            description="Say which models may be paid, how much for an answer, and how much in all."
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
            description="For programs. A key asks under one of your permissions, up to a budget of its own."
          />
          {active.length > 0 ? (
            <ApiKeyForm permissions={active} create={createApiKey} />
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
