import { LEASE_S, renewLease } from '@/lib/db/answer-lease';
import type { Db } from '@/lib/db/client';

/**
 * Renews the lease on an answer until `stop`. `lost` is aborted once it belongs to another, or could not be renewed in
 * time: what is written from then on may not be recorded.
 */
export function holdLease(
  { db }: { db: Db },
  { receiptId, holder }: { receiptId: string; holder: string },
): { lost: AbortSignal; stop: () => void } {
  const lost = new AbortController();
  const giveUp = () => lost.abort(new DOMException('Another request writes this answer by now.', 'AbortError'));
  let renewedAt = performance.now();
  const renew = async () => {
    const began = performance.now();
    try {
      if (!(await renewLease(db, { receiptId, holder }))) giveUp();
      else renewedAt = began;
    } catch (error) {
      // The database may be back before the lease is over.
      if (performance.now() - renewedAt > LEASE_S * 1000) giveUp();
      console.error('A lease on an answer could not be renewed.', error);
    }
  };
  const timer = setInterval(renew, (LEASE_S / 3) * 1000);
  timer.unref();
  return { lost: lost.signal, stop: () => clearInterval(timer) };
}
