import type { Hex } from '@/lib/core/hex';
import type { ReceiptRow } from '@/lib/db/receipt';
import type { Player } from '@/lib/demo/play/player';
import type { Stage } from '@/lib/demo/play/stage';
import { askModel } from '@/lib/server/answers/ask-model';

/** An asker pays for one answer; asked again under the same key, the first answer comes back and nothing is charged. */
export async function askQuestion(
  stage: Stage,
  input: {
    asker: Player;
    permissionHash: Hex;
    modelId: number;
    question: string;
    disclosed: boolean;
    idempotencyKey: string;
  },
): Promise<ReceiptRow> {
  const { asker, permissionHash, modelId, question, disclosed, idempotencyKey } = input;
  return askModel(stage, {
    authority: { account: asker.account, permissionHash, apiKeyId: null },
    request: { model: modelId, question, disclosed },
    idempotencyKey,
    now: new Date(),
  });
}
