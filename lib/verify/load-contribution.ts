import type { ContributionFact } from '@/lib/chain/facts/types';
import { AppError } from '@/lib/core/errors';
import type { Hex } from '@/lib/core/hex';
import { isCid } from '@/lib/records/compute-cid';
import { type ParsedRecord, parseRecordLines } from '@/lib/records/parse-lines';
import { recordsRoot } from '@/lib/records/records-root';
import type { CheckList } from '@/lib/verify/check-list';
import type { PublishedInputs } from '@/lib/verify/published-inputs';

/** A contribution as far as it can still be read. */
export type LoadedContribution = {
  readonly fact: ContributionFact;
  /** In the order of its file; null when not even the hashes are left. */
  readonly hashes: readonly Hex[] | null;
  /** Null when the text is gone. */
  readonly records: readonly ParsedRecord[] | null;
  /** `unfit`: its name is no CID, or what the CID names is not what was signed, so that no index ever held its records. */
  readonly file: 'read' | 'missing' | 'unfit';
};

/**
 * Reads a contribution's file and checks it against the Merkle root that its contributor signed on chain. Says only what
 * is not as it should be: a version has many contributions.
 */
export async function loadContribution(
  inputs: Pick<PublishedInputs, 'readFile' | 'readRecordHashes'>,
  list: CheckList,
  fact: ContributionFact,
): Promise<LoadedContribution> {
  list.step(`Reading the records of contribution ${fact.id}`);
  const title = 'Its records are those whose Merkle root its contributor signed';
  const named = isCid(fact.cid);
  const file = named ? await inputs.readFile(fact.cid) : { state: 'missing' as const };
  if (file.state === 'altered') {
    list.differs(title, { field: 'cid', expected: fact.cid, found: file.foundCid });
    return { fact, hashes: null, records: null, file: 'missing' };
  }
  if (file.state === 'missing') {
    const hashes = await loadHashes(inputs, list, fact);
    return { fact, hashes, records: null, file: named ? 'missing' : 'unfit' };
  }
  let records: readonly ParsedRecord[];
  try {
    records = parseRecordLines(file.bytes);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    list.differs(title, { field: 'cid', expected: 'a file of records', found: error.message });
    return { fact, hashes: null, records: null, file: 'unfit' };
  }
  const hashes = records.map(({ hash }) => hash);
  return fitsRoot(list, { title, fact, hashes })
    ? { fact, hashes, records, file: 'read' }
    : { fact, hashes: null, records: null, file: 'unfit' };
}

/** The text is gone; with the hashes that stay the root can be computed all the same. */
async function loadHashes(
  { readRecordHashes }: Pick<PublishedInputs, 'readRecordHashes'>,
  list: CheckList,
  fact: ContributionFact,
): Promise<readonly Hex[] | null> {
  list.notCheckable(
    'Its text',
    fact.withdrawn
      ? `Its contributor withdrew contribution ${fact.id}, and its text was erased.`
      : `The file ${fact.cid} of contribution ${fact.id} is not served by the site that was asked.`,
  );
  const hashes = await readRecordHashes(fact.id);
  const title = 'The hashes of its records are those whose Merkle root its contributor signed';
  if (hashes) {
    if (!fitsRoot(list, { title, fact, hashes })) return null;
    list.agrees(title, `${hashes.length} records`);
    return hashes;
  }
  list.notCheckable(title, `The hashes of contribution ${fact.id} are not served by the site that was asked.`);
  return null;
}

/** False, with the difference in the report, when number or root is not the one that was signed. */
function fitsRoot(
  list: CheckList,
  { title, fact, hashes }: { title: string; fact: ContributionFact; hashes: readonly Hex[] },
): boolean {
  const root = hashes.length > 0 ? recordsRoot(hashes) : null;
  if (hashes.length === fact.recordCount && root === fact.recordsRoot) return true;
  return list.compare(title, {
    field: '',
    expected: { recordCount: fact.recordCount, recordsRoot: fact.recordsRoot },
    found: { recordCount: hashes.length, recordsRoot: root },
  });
}
