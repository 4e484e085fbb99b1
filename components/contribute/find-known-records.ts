import { AppError } from '@/lib/core/errors';
import { type KnownRecord, knownRecordsSchema } from '@/lib/schemas/upload';

const CHUNK = 2_000;

/** Asks the server which of these contents a Datanet has, 2,000 at a time. Throws AppError with the server's words. */
export async function findKnownRecords(
  { datanetId, contentHashes }: { datanetId: number; contentHashes: readonly string[] },
  onProgress: (fraction: number) => void,
): Promise<KnownRecord[]> {
  const known: KnownRecord[] = [];
  for (let from = 0; from < contentHashes.length; from += CHUNK) {
    onProgress(from / contentHashes.length);
    const response = await fetch(`/api/datanets/${datanetId}/known-records`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ contentHashes: contentHashes.slice(from, from + CHUNK) }),
    });
    const body: unknown = await response.json();
    const parsed = knownRecordsSchema.safeParse(body);
    if (!response.ok || !parsed.success) {
      throw new AppError(
        'not-ready',
        'The Datanet’s records could not be compared. Check your connection and try again.',
      );
    }
    known.push(...parsed.data.known);
  }
  return known;
}
