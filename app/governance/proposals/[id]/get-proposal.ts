import { cache } from 'react';
import { governanceDependencies } from '@/app/governance/dependencies';
import { readProposal } from '@/lib/server/governance/read-proposal';
import { orNotFound } from '@/lib/server/or-not-found';
import { readSession } from '@/lib/server/session/read-session';

/** The proposal of an address, as the signed-in account sees it; read once per request. */
export const getProposal = cache(async (id: string, page: number) => {
  const session = await readSession();
  return orNotFound(() =>
    readProposal(governanceDependencies(), { id, account: session?.account ?? null, page, now: new Date() }),
  );
});
