import type { ContractAddresses } from '@/contracts-abi/addresses';
import type { ChainReader } from '@/lib/chain/clients';
import type { Hex } from '@/lib/core/hex';
import { type ApiKeyRow, listApiKeys } from '@/lib/db/api-key';
import type { Db } from '@/lib/db/client';
import { type AskableModelView, listAskableModels } from '@/lib/server/answers/list-askable-models';
import { type PermissionView, readPermissions } from '@/lib/server/permissions/read-permissions';
import { readReplacedOperator } from '@/lib/server/vault/read-replaced-operator';
import { readVaultAccount, type VaultAccountView } from '@/lib/server/vault/read-vault-account';

/** Everything an account's own page shows. */
export type AccountPage = {
  money: VaultAccountView;
  permissions: readonly PermissionView[];
  keys: readonly ApiKeyRow[];
  models: readonly AskableModelView[];
  /** Somebody else that a vote has made the operator; null while it is this site's own. */
  replacedOperator: Hex | null;
};

/** `wanted` is a model that is listed among those to ask however seldom it was asked. Throws `chain-unavailable`. */
export async function readAccountPage(
  deps: { db: Db; chain: ChainReader; addresses: ContractAddresses },
  { account, wanted = null, now }: { account: Hex; wanted?: number | null; now: Date },
): Promise<AccountPage> {
  const [money, permissions, keys, models, replacedOperator] = await Promise.all([
    readVaultAccount(deps, { account, now }),
    readPermissions(deps, { account, now }),
    listApiKeys(deps.db, account),
    listAskableModels(deps, { wanted }),
    readReplacedOperator(deps),
  ]);
  return { money, permissions, keys, models, replacedOperator };
}
