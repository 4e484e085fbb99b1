import { cache } from 'react';
import { getModelNamer } from '@/components/models/get-model-namer';
import { dependencies } from '@/lib/server/dependencies';
import { orNotFound } from '@/lib/server/or-not-found';
import { readReceipt } from '@/lib/server/receipts/read-receipt';
import { readSession } from '@/lib/server/session/read-session';

/** The receipt of an address as the visitor may see it, its models named for the reader; read once per request. */
export const getReceipt = cache((id: string) =>
  orNotFound(async () => {
    const [session, nameOf] = await Promise.all([readSession(), getModelNamer()]);
    const receipt = await readReceipt(dependencies(), { id, viewer: session?.account ?? null, now: new Date() });
    const names = Object.entries(receipt.names).map(([model, name]) => [model, nameOf(Number(model), name)] as const);
    return {
      ...receipt,
      modelName: nameOf(receipt.modelId, receipt.modelName),
      names: Object.fromEntries(names),
    };
  }),
);
