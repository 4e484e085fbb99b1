import { idSchema } from '@/lib/schemas/id';
import { MOST_DATANETS } from '@/lib/schemas/training';

/** The Datanets that an address of the Factory's form names, as in `?datanet=3,7`: no more than a training takes. */
export function parseDatanetIds(named: string | readonly string[] | undefined): number[] {
  const ids = [named ?? []].flat().flatMap((list) => list.split(',').map(Number));
  return ids.filter((id) => idSchema.safeParse(id).success).slice(0, MOST_DATANETS);
}
