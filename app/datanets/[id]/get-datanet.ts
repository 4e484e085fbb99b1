import { cache } from 'react';
import { parseId } from '@/lib/server/datanets/parse-id';
import { type DatanetPage, readDatanet } from '@/lib/server/datanets/read-datanet';
import { dependencies } from '@/lib/server/dependencies';
import { orNotFound } from '@/lib/server/or-not-found';
import { readSession } from '@/lib/server/session/read-session';

/** The Datanet of an address and the visitor's standing with it; read once per request. */
export const getDatanet = cache(
  (id: string): Promise<DatanetPage> =>
    orNotFound(async () => {
      const session = await readSession();
      return readDatanet(dependencies(), { datanetId: parseId(id, 'Datanet'), account: session?.account ?? null });
    }),
);
