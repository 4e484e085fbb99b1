'use server';

import { z } from 'zod';
import { peopleBehind } from '@/app/receipts/[id]/view-data';
import type { AnswerTrace } from '@/components/ask/answer-trace';
import { formatPart } from '@/components/charts/format-part';
import { type ActionResult, toActionResult } from '@/lib/server/action-result';
import { dependencies } from '@/lib/server/dependencies';
import { parseInput } from '@/lib/server/parse-input';
import { readCitedSources } from '@/lib/server/receipts/read-cited-sources';
import { readReceipt } from '@/lib/server/receipts/read-receipt';
import { requireAccount } from '@/lib/server/session/read-session';
import { readReader } from '@/lib/texts/read-reader';

/** Who shaped an answer that the signed-in account asked, and where its words stand; null until it is traced. */
export async function readTraceAction(receiptId: string): Promise<ActionResult<AnswerTrace | null>> {
  return toActionResult(async () => {
    const account = await requireAccount();
    const id = parseInput(z.uuid(), receiptId);
    const receipt = await readReceipt(dependencies(), { id, viewer: account, now: new Date() });
    const behind = peopleBehind(receipt);
    if (!behind) return null;
    const [{ sources }, { tag }] = await Promise.all([readCitedSources(dependencies(), receipt), readReader()]);
    return {
      ...behind,
      spans: receipt.attribution?.spans ?? [],
      sources: sources.map((source) => ({ ...source, part: formatPart(source.amount, receipt.fee, tag) })),
    };
  });
}
