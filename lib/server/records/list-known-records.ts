import type { Db } from '@/lib/db/client';
import { findKnownRecords } from '@/lib/db/known-records';
import type { KnownRecord } from '@/lib/schemas/upload';

/** Which of these content hashes a Datanet has already, accepted or under review. Public, as the records are. */
export async function listKnownRecords(
  { db }: { db: Db },
  input: { datanetId: number; contentHashes: readonly string[] },
): Promise<{ known: KnownRecord[] }> {
  return { known: await findKnownRecords(db, input) };
}
