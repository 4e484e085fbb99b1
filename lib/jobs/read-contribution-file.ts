import { AppError } from '@/lib/core/errors';
import type { ContributionRow } from '@/lib/jobs/contribution-row';
import { isCid } from '@/lib/records/compute-cid';
import { type ParsedRecord, parseRecordLines } from '@/lib/records/parse-lines';
import { recordsRoot } from '@/lib/records/records-root';
import type { ContentStore } from '@/lib/storage/content-store';

/** What the file of a contribution turned out to be. */
export type ContributionFile =
  | { state: 'readable'; byteSize: number; records: readonly ParsedRecord[] }
  | { state: 'unreadable'; byteSize: number; problem: string }
  | { state: 'missing'; problem: string };

/**
 * Reads the file a contribution names and checks it against what was signed on chain: the CID (by the store), the
 * number of records, their Merkle root.
 */
export async function readContributionFile(
  store: ContentStore,
  contribution: Pick<ContributionRow, 'cid' | 'recordsRoot' | 'recordCount'>,
): Promise<ContributionFile> {
  const file = await readRecords(store, contribution.cid);
  if (file.state !== 'readable') return file;
  const problem = findMismatch(file.records, contribution);
  return problem === null ? file : { state: 'unreadable', byteSize: file.byteSize, problem };
}

/** The records of a contribution's file, whatever was signed for it. */
export async function readRecords(store: ContentStore, cid: string): Promise<ContributionFile> {
  if (!isCid(cid)) {
    const problem = `The chain names "${cid.slice(0, 80)}" as its file, which is not a content identifier.`;
    return { state: 'unreadable', byteSize: 0, problem };
  }
  const bytes = await readIfThere(store, cid);
  if (!bytes) return { state: 'missing', problem: `The file ${cid} is not in the content store yet.` };
  const byteSize = bytes.byteLength;
  try {
    return { state: 'readable', byteSize, records: parseRecordLines(bytes) };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'invalid-input') throw error;
    return { state: 'unreadable', byteSize, problem: error.message };
  }
}

/** What of the records is not as it was signed on chain, or null. */
export function findMismatch(
  records: readonly Pick<ParsedRecord, 'hash'>[],
  signed: Pick<ContributionRow, 'recordsRoot' | 'recordCount'>,
): string | null {
  if (records.length !== signed.recordCount) {
    return `The file holds ${records.length} records; ${signed.recordCount} were signed on chain.`;
  }
  const root = recordsRoot(records.map((record) => record.hash));
  if (root === signed.recordsRoot) return null;
  return `The records' Merkle root is ${root}; ${signed.recordsRoot} was signed on chain.`;
}

async function readIfThere(store: ContentStore, cid: string): Promise<Uint8Array | null> {
  try {
    return await store.get(cid);
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') return null;
    throw error;
  }
}
