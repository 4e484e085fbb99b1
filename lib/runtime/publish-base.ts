import { privateKeyToAccount } from 'viem/accounts';
import { connectWriter, getChainConnection } from '@/lib/chain/clients';
import type { Player } from '@/lib/demo/play/player';
import { openStage } from '@/lib/demo/play/stage';
import { env } from '@/lib/env';
import { publishBase } from '@/lib/runtime/base/publish-base';
import { readBaseFile } from '@/lib/runtime/base/read-base-file';
import { runUntilAsked } from '@/lib/runtime/run-until-asked';
import { addressSchema } from '@/lib/schemas/hex';

// Publishes the base model of this deployment, unless that was done, and ends. Asked to end earlier, it ends at once:
// each step is one that it finds again.
await runUntilAsked(async ({ signal }) => {
  signal.addEventListener('abort', () => process.exit(1));
  const { modelId, version, name } = await publishBase(openStage(), {
    operator: enter('operator', env.OPERATOR_PRIVATE_KEY),
    contributor: enter('deployer', env.DEPLOYER_PRIVATE_KEY),
    base: readBaseFile(env.BASE_MODEL_FILE),
  });
  console.log(`${new Date().toISOString()} ${name} is model ${modelId}, version ${version}`);
});

function enter(name: string, privateKey: `0x${string}`): Player {
  const account = privateKeyToAccount(privateKey);
  return {
    name,
    account: addressSchema.parse(account.address),
    writer: connectWriter({ ...getChainConnection(), account }),
  };
}
