import { canonicalJson } from '@/lib/core/canonical-json';
import type { Db } from '@/lib/db/client';
import { listVersionRecords } from '@/lib/db/version-change';
import { checkVersionReadable } from '@/lib/db/version-records';

/** Records read from the database at once. */
const AT_ONCE = 1_000;

/**
 * A published version as JSON lines, for a download: each record's fields, and under `_credit` (no field can be named so)
 * which record it is and whose. Read as it is sent, so that no version is too large. What was withdrawn is not in it.
 * @throws AppError `not-found`, and `not-ready` while a file of it is not read
 */
export async function openVersionFile(
  { db }: { db: Db },
  { datanetId, version }: { datanetId: number; version: number },
): Promise<{ lines: AsyncIterable<Uint8Array>; fileName: string }> {
  await checkVersionReadable(db, { datanetId, version });
  return { lines: writeLines(db, { datanetId, version }), fileName: `datanet-${datanetId}-version-${version}.jsonl` };
}

async function* writeLines(db: Db, wanted: { datanetId: number; version: number }): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  let beyond = { position: -1, index: -1 };
  for (;;) {
    const records = await listVersionRecords(db, { ...wanted, beyond, limit: AT_ONCE });
    const last = records.at(-1);
    if (!last) return;
    const lines = records.map(({ fields, contributionId, index, hash, supersedes, contributor }) =>
      canonicalJson({
        ...fields,
        _credit: {
          contribution: contributionId,
          index,
          hash,
          contributor,
          ...(supersedes ? { corrects: supersedes } : {}),
        },
      }),
    );
    yield encoder.encode(`${lines.join('\n')}\n`);
    if (records.length < AT_ONCE) return;
    beyond = { position: last.position, index: last.index };
  }
}
