import { z } from 'zod';
import { findFreePort } from '@/lib/runtime/free-port';
import { readJson } from '@/lib/runtime/read-json';
import { writeFileAtomically } from '@/lib/runtime/write-file-atomically';

const Ports = z.object({ postgres: z.number().int(), chain: z.number().int() });
export type Ports = z.infer<typeof Ports>;

/** The ports of the embedded parts: those of the last start where they are free, else new ones, which are kept. */
export async function keepPorts(file: string): Promise<Ports> {
  const last = readJson(file, Ports);
  const postgres = await findFreePort(last?.postgres);
  let chain = await findFreePort(last?.chain);
  while (chain === postgres) chain = await findFreePort();
  writeFileAtomically(file, JSON.stringify({ postgres, chain }));
  return { postgres, chain };
}
