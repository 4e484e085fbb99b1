import { notFound } from 'next/navigation';
import { cache } from 'react';
import { AppError } from '@/lib/core/errors';
import { parseId } from '@/lib/server/datanets/parse-id';
import { type DatanetPage, readDatanet } from '@/lib/server/datanets/read-datanet';
import { dependencies } from '@/lib/server/dependencies';
import { readSession } from '@/lib/server/session/read-session';

/** Shows Next's not-found page for what does not exist; other errors pass. */
export async function orNotFound<Value>(read: () => Promise<Value> | Value): Promise<Value> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') notFound();
    throw error;
  }
}

/** The Datanet of an address and the visitor's standing with it; read once per request. */
export const getDatanet = cache(
  (id: string): Promise<DatanetPage> =>
    orNotFound(async () => {
      const session = await readSession();
      return readDatanet(dependencies(), { datanetId: parseId(id, 'Datanet'), account: session?.account ?? null });
    }),
);
