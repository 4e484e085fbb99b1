import { z } from 'zod';
import { findFreePort } from '@/lib/runtime/free-port';
import { readJson } from '@/lib/runtime/read-json';
import { writeFileAtomically } from '@/lib/runtime/write-file-atomically';

const Ports = z.object({ postgres: z.number().int(), chain: z.number().int(), engine: z.number().int() });
const KeptPorts = Ports.partial();
export type Ports = z.infer<typeof Ports>;

/** The ports of the embedded parts: those of the last start where they are free, else new ones, which are kept. */
export async function keepPorts(file: string): Promise<Ports> {
  const last = readJson(file, KeptPorts);
  const taken: number[] = [];
  const take = async (wanted: number | undefined) => {
    let port = await findFreePort(wanted);
    while (taken.includes(port)) port = await findFreePort();
    taken.push(port);
    return port;
  };
  const ports = {
    postgres: await take(last?.postgres),
    chain: await take(last?.chain),
    engine: await take(last?.engine),
  };
  writeFileAtomically(file, JSON.stringify(ports));
  return ports;
}
