import { BANDS, bandKeys } from '@/lib/attribution/near-duplicates/band-keys';
import { creditTexts } from '@/lib/attribution/near-duplicates/credit-texts';
import { shingleText } from '@/lib/attribution/near-duplicates/shingle-text';
import type { PublicText } from '@/lib/attribution/near-duplicates/types';
import { AppError } from '@/lib/core/errors';
import type { Db } from '@/lib/db/client';
import { readSimilarityChoices } from '@/lib/db/datanet-metadata';
import {
  findPlacesByKeys,
  type PlacedText,
  readPlacedRecords,
  readPlacedTexts,
  type TextPlace,
} from '@/lib/db/record-signature';
import { readTrainableRecords, type TrainableRecord, type TrainingSource } from '@/lib/db/training-records';
import { comparesWhole } from '@/lib/records/compares-whole';
import { recordText } from '@/lib/records/record-text';
import { creditsOf } from '@/lib/rewards/credit-record';
import { DEFAULT_SIMILARITY, type RecordFields } from '@/lib/schemas/datanet';
import type { Credit, Resemblance } from '@/lib/schemas/training-set';

/** A record that a model is trained on, with who is credited for it. */
type CreditedRecord = TrainableRecord & {
  readonly credits: readonly Credit[];
  readonly resembles: Resemblance | null;
};

/** A record that is left out as a copy. */
type CollapsedRecord = TrainableRecord & { readonly into: Resemblance };

/** Keys looked up in one query. */
const AT_ONCE = 20_000;

/** Reading 200,000 records and looking for what they could copy, in milliseconds. */
const LONGEST_MS = 600_000;

/**
 * The records of the chosen versions with who is credited for each, and those left out as copies, both in training
 * order: `creditTexts` over every public record that could be an original, of whatever Datanet, as the index stands.
 * Pending records count, so that delaying somebody takes nothing from them; what was withdrawn has no text to compare
 * and takes no part; a file that could not be read by then does not either.
 * @param options.unread whether to wait for contributions whose files nobody has tried to read yet
 * @throws AppError as {@link readTrainableRecords}; `not-ready` while it waits
 */
export function creditRecords(
  db: Db,
  source: TrainingSource,
  { unread }: { unread: 'wait' | 'leave-out' },
): Promise<{ asOfBlock: number; records: CreditedRecord[]; collapsed: CollapsedRecord[] }> {
  // One snapshot: records, decisions and the block they are said to be as of.
  return db.$transaction(
    async (tx) => {
      if (unread === 'wait') await checkAllRead(tx);
      return credit(tx, source);
    },
    { isolationLevel: 'RepeatableRead', timeout: LONGEST_MS },
  );
}

async function credit(
  db: Pick<Db, '$queryRaw'>,
  source: TrainingSource,
): Promise<{ asOfBlock: number; records: CreditedRecord[]; collapsed: CollapsedRecord[] }> {
  const [cursor] = await db.$queryRaw<{ block: number }[]>`SELECT block_number AS block FROM index_cursor`;
  const trainable = await readTrainableRecords(db, source);
  const choices = await readSimilarityChoices(
    db,
    source.datanets.map(({ datanetId }) => datanetId),
  );
  const whole = comparesWhole(source);
  const training = trainable.map((record) => ({
    ...record,
    text: whole ? recordText(record.fields) : record.text,
    thresholds: choices.get(record.datanetId) ?? DEFAULT_SIMILARITY,
    credits: creditsOf({ author: record.firstAuthor, corrector: record.contributor }),
  }));
  const others: PublicText[] = [];
  const known = new Set<string>();
  /** The single texts of records that were read whole. */
  const found = new Map<string, string[]>();
  const addAlikeTo = async (texts: readonly string[]): Promise<boolean> => {
    const alike = await findPublicTexts(db, { texts, whole });
    const added = alike.filter((text) => !known.has(nameOf(text)));
    for (const text of added) {
      known.add(nameOf(text));
      if (text.fields) found.set(nameOf(text), textsOf(text.fields));
      others.push(toPublicText(text));
    }
    return added.length > 0;
  };
  await addAlikeTo(whole ? trainable.flatMap(({ fields }) => textsOf(fields)) : training.map(({ text }) => text));
  const asked = new Set<number>();
  for (;;) {
    const credited = creditTexts({ training, others });
    const originals = credited.originals.filter((position) => !asked.has(position));
    for (const position of originals) asked.add(position);
    // What an original copies counts too; most copy nothing that is not known by now.
    const texts = originals.flatMap((position) => {
      const other = others[position];
      return (whole ? other && found.get(nameOf({ ...other, field: '' })) : other?.text) ?? [];
    });
    if (await addAlikeTo(texts)) continue;
    return {
      asOfBlock: cursor?.block ?? 0,
      records: credited.kept.flatMap(({ position, credits, resembles }) => {
        const record = trainable[position];
        return record ? [{ ...record, credits, resembles }] : [];
      }),
      collapsed: credited.collapsed.flatMap(({ position, into }) => {
        const record = trainable[position];
        return record ? [{ ...record, into }] : [];
      }),
    };
  }
}

/** Whoever computes the credits again reads these files: a contribution just submitted is read within seconds. */
async function checkAllRead(db: Pick<Db, '$queryRaw'>): Promise<void> {
  const rows = await db.$queryRaw<{ id: number }[]>`
    SELECT c.id FROM contribution c LEFT JOIN contribution_file f ON f.contribution_id = c.id
    WHERE c.status <> 'withdrawn' AND f.contribution_id IS NULL ORDER BY c.id LIMIT 10`;
  if (rows.length === 0) return;
  const ids = rows.map(({ id }) => id).join(', ');
  throw new AppError('not-ready', `Contributions were submitted whose files are not read yet (${ids}). Wait a moment.`);
}

/** With `whole`, the records that have a field alike to one of these texts are read whole. */
async function findPublicTexts(
  db: Pick<Db, '$queryRaw'>,
  { texts, whole }: { texts: readonly string[]; whole: boolean },
): Promise<(PlacedText & { fields?: RecordFields })[]> {
  const keys = distinctKeys(texts);
  const places = new Map<string, TextPlace>();
  for (let from = 0; from < keys.length; from += AT_ONCE) {
    const some = Array.from(keys.subarray(from, from + AT_ONCE));
    for (const place of await findPlacesByKeys(db, some)) places.set(nameOf(place), place);
  }
  return whole ? readPlacedRecords(db, [...places.values()]) : readPlacedTexts(db, [...places.values()]);
}

/** Ascending. Of a key that many of the texts have, all that have it are so read only once. */
function distinctKeys(texts: readonly string[]): Int32Array {
  const keys = new Int32Array(texts.length * BANDS);
  let count = 0;
  for (const text of texts) {
    const own = bandKeys(shingleText(text));
    keys.set(own, count);
    count += own.length;
  }
  return keys
    .subarray(0, count)
    .sort()
    .filter((key, place, sorted) => key !== sorted[place - 1]);
}

function textsOf(fields: RecordFields): string[] {
  return Object.values(fields).filter((value) => typeof value === 'string');
}

function toPublicText(text: PlacedText): PublicText {
  return { ...text, refused: text.status === 'rejected' || text.excluded };
}

function nameOf({ contributionId, index, field }: TextPlace): string {
  return `${contributionId}:${index}:${field}`;
}
