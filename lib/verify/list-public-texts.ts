import { signTexts } from '@/lib/attribution/near-duplicates/sign-texts';
import type { PublicText } from '@/lib/attribution/near-duplicates/types';
import type { ChainPlace, ContributionFact } from '@/lib/chain/facts/types';
import { AppError } from '@/lib/core/errors';
import { isCid } from '@/lib/records/compute-cid';
import { type ParsedRecord, parseRecordLines } from '@/lib/records/parse-lines';
import { recordText } from '@/lib/records/record-text';
import { recordsRoot } from '@/lib/records/records-root';
import type { CheckList } from '@/lib/verify/check-list';
import type { PublishedInputs } from '@/lib/verify/published-inputs';

/** A public record as one text, with the keys under which its fields are found. */
export type PublicRecord = {
  readonly whole: PublicText;
  readonly fields: readonly string[];
  readonly keys: readonly Int32Array[];
};

export type PublicTexts = {
  readonly texts: readonly PublicText[];
  /** The same as records. */
  readonly records: readonly PublicRecord[];
  readonly recordCount: number;
  /** Contributions that were public then and whose text nobody serves now. */
  readonly gone: readonly number[];
};

/**
 * The texts that were public as of a block, in all Datanets: of every contribution submitted by then and not withdrawn,
 * each text at the first place of its file that says it. Null when that is more than `mostRecords` records.
 */
export async function listPublicTexts(
  inputs: Pick<PublishedInputs, 'facts' | 'readFile'>,
  list: CheckList,
  { asOfBlock, mostRecords }: { asOfBlock: number; mostRecords: number },
): Promise<PublicTexts | null> {
  const { facts } = inputs;
  const byThen = (place: ChainPlace | null): boolean => place !== null && place.blockNumber <= asOfBlock;
  const contributions: ContributionFact[] = [];
  for (const id of await facts.datanets()) {
    const datanet = await facts.datanet(id);
    for (const one of datanet?.contributions.values() ?? []) {
      if (byThen(one.submitted) && !byThen(one.withdrawn)) contributions.push(one);
    }
  }
  const recordCount = contributions.reduce((sum, one) => sum + one.recordCount, 0);
  if (recordCount > mostRecords) return null;
  const texts: PublicText[] = [];
  const wholes: PublicRecord[] = [];
  const gone: number[] = [];
  for (const [k, contribution] of contributions.entries()) {
    list.step(`Comparing with public records: contribution ${k + 1} of ${contributions.length}`);
    const records = await readRecords(inputs, contribution);
    if (!records) {
      gone.push(contribution.id);
      continue;
    }
    const rejected = byThen(contribution.rejected);
    const excluded = new Set(byThen(contribution.accepted) ? contribution.accepted?.excluded : []);
    const keys = new Map<number, Int32Array[]>();
    const textOf = (record: ParsedRecord, text: string): PublicText => ({
      datanetId: contribution.datanetId,
      contributionId: contribution.id,
      index: record.index,
      hash: record.hash,
      text,
      contributor: contribution.contributor,
      submittedBlock: contribution.submitted.blockNumber,
      submittedIndex: contribution.submitted.logIndex,
      refused: rejected || excluded.has(record.index),
    });
    for (const signed of signTexts(records)) {
      const record = records[signed.index];
      const text = record?.fields[signed.field];
      if (!record || typeof text !== 'string') continue;
      keys.set(signed.index, [...(keys.get(signed.index) ?? []), signed.keys]);
      texts.push(textOf(record, text));
    }
    for (const [index, own] of keys) {
      const record = records[index];
      if (!record) continue;
      const fields = Object.values(record.fields).filter((value) => typeof value === 'string');
      wholes.push({ whole: textOf(record, recordText(record.fields)), fields, keys: own });
    }
  }
  return { texts, records: wholes, recordCount, gone };
}

/** A file that is no file of records, or not the one that was signed, counts as empty, as the index has it. */
async function readRecords(
  { readFile }: Pick<PublishedInputs, 'readFile'>,
  { cid, recordsRoot: root, recordCount }: ContributionFact,
): Promise<readonly ParsedRecord[] | null> {
  if (!isCid(cid)) return [];
  const file = await readFile(cid);
  if (file.state !== 'found') return null;
  try {
    const records = parseRecordLines(file.bytes);
    return records.length === recordCount && recordsRoot(records.map(({ hash }) => hash)) === root ? records : [];
  } catch (error) {
    if (error instanceof AppError) return [];
    throw error;
  }
}
