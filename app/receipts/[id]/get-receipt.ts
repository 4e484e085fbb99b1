import { cache } from 'react';
import { dependencies } from '@/lib/server/dependencies';
import { orNotFound } from '@/lib/server/or-not-found';
import { readReceipt } from '@/lib/server/receipts/read-receipt';
import { readSession } from '@/lib/server/session/read-session';

/** The receipt of an address as the visitor may see it; read once per request. */
export const getReceipt = cache((id: string) =>
  orNotFound(async () => {
    const session = await readSession();
    return readReceipt(dependencies(), { id, viewer: session?.account ?? null, now: new Date() });
  }),
);
