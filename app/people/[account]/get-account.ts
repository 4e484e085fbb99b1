import { AppError } from '@/lib/core/errors';
import type { Hex } from '@/lib/core/hex';
import { addressSchema } from '@/lib/schemas/hex';
import { orNotFound } from '@/lib/server/or-not-found';

/** The account that an address of a page names, in lower case; not found when it is no address. */
export function getAccount(text: string): Promise<Hex> {
  return orNotFound(() => {
    const parsed = addressSchema.safeParse(text);
    if (!parsed.success) throw new AppError('not-found', `“${text.slice(0, 50)}” is no address.`);
    return parsed.data;
  });
}
