import { canonicalJson } from '@/lib/core/canonical-json';
import type { Hex } from '@/lib/core/hex';
import { keccak256 } from '@/lib/core/keccak';
import { listPermissions } from '@/lib/db/permission';
import type { Player } from '@/lib/demo/play/player';
import type { Stage } from '@/lib/demo/play/stage';
import { permissionTypedData, type SpendingPermission } from '@/lib/schemas/permission';
import { savePermission } from '@/lib/server/permissions/save-permission';

const DAY_S = 24 * 3600;

/**
 * The asker signs a spending permission for these models (EIP-712) and hands it in; amounts in base units. The same
 * limits once signed are not signed again. Resolves with the permission's hash.
 */
export async function grantPermission(
  stage: Stage,
  input: { asker: Player; models: readonly number[]; maxUnitPrice: bigint; cap: bigint; days: number },
): Promise<Hex> {
  const { asker, models, maxUnitPrice, cap, days } = input;
  const limits = { models, maxUnitPrice: maxUnitPrice.toString(), cap: cap.toString(), days };
  const nonce = BigInt(keccak256(canonicalJson(limits)));
  const earlier = await listPermissions(stage.db, asker.account);
  const known = earlier.find(({ permission, revoked }) => permission.nonce === nonce && !revoked);
  if (known) return known.permissionHash;

  const now = new Date();
  const permission: SpendingPermission = {
    account: asker.account,
    models: [...models],
    maxUnitPrice,
    cap,
    deadline: Math.floor(now.getTime() / 1000) + days * DAY_S,
    nonce,
  };
  const vault = stage.addresses.inferenceVault;
  const signature = await asker.writer.signTypedData(
    permissionTypedData({ chainId: stage.chainId, vault, permission }),
  );
  return savePermission(stage, { account: asker.account, signed: { permission, signature }, now });
}
