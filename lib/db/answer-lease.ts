import { Prisma } from '@/lib/db/generated/client';
import type { DbTransaction } from '@/lib/db/receipt-reservation';

/**
 * How long a reserved answer belongs to whoever writes it, without a sign of life. Renewed three times as often; after it
 * another request with the same idempotency key answers in its place. The database's clock counts.
 */
export const LEASE_S = 9;

const inForce = Prisma.sql`lease_until IS NOT NULL AND lease_until > now()`;
const aLease = Prisma.sql`now() + make_interval(secs => ${LEASE_S})`;

/** Takes a reservation over that nobody writes any more. False while somebody does, or when it is no reservation. */
export async function takeLease(
  db: DbTransaction,
  { receiptId, holder }: { receiptId: string; holder: string },
): Promise<boolean> {
  const taken = await db.$executeRaw`
    UPDATE receipt SET lease_holder = ${holder}::uuid, lease_until = ${aLease}
    WHERE id = ${receiptId}::uuid AND state = 'reserved' AND NOT (${inForce})`;
  return taken === 1;
}

/** A sign of life of whoever writes the answer. False when it is not its holder's to write any more. */
export async function renewLease(
  db: DbTransaction,
  { receiptId, holder }: { receiptId: string; holder: string },
): Promise<boolean> {
  const renewed = await db.$executeRaw`
    UPDATE receipt SET lease_until = ${aLease}
    WHERE id = ${receiptId}::uuid AND state = 'reserved' AND lease_holder = ${holder}::uuid`;
  return renewed === 1;
}
