import { idSchema } from '@/lib/schemas/id';
import { MOST_DATANETS } from '@/lib/schemas/training';

/** A Datanet that an address names; the version where it names one, and null for the newest. */
type NamedDatanet = { readonly id: number; readonly version: number | null };

/** The Datanets, with their versions, that an address of the Factory's form names, as in `?datanet=3v1,7`: no more than a training takes. */
export function parseDatanets(named: string | readonly string[] | undefined): NamedDatanet[] {
  const parts = [named ?? []].flat().flatMap((list) => list.split(','));
  const read = parts.flatMap((part) => {
    const [, id, version] = /^(\d+)(?:v(\d+))?$/.exec(part) ?? [];
    const [parsedId, parsedVersion] = [idSchema.safeParse(Number(id)), idSchema.safeParse(Number(version))];
    return parsedId.success ? [{ id: parsedId.data, version: parsedVersion.data ?? null }] : [];
  });
  return read.slice(0, MOST_DATANETS);
}

/** The ids alone. */
export function parseDatanetIds(named: string | readonly string[] | undefined): number[] {
  return parseDatanets(named).map(({ id }) => id);
}
