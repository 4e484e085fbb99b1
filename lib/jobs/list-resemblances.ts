import { bandKeys } from '@/lib/attribution/near-duplicates/band-keys';
import { compareSubmissions } from '@/lib/attribution/near-duplicates/compare-submissions';
import { measureSimilarity } from '@/lib/attribution/near-duplicates/measure-similarity';
import { shingleText } from '@/lib/attribution/near-duplicates/shingle-text';
import type { Db } from '@/lib/db/client';
import { readDatanetSchema, readSimilarityChoices } from '@/lib/db/datanet-metadata';
import { findClosestByKeys, type PlacedText, readPlacedTexts, readRecordTexts } from '@/lib/db/record-signature';
import { DEFAULT_SIMILARITY } from '@/lib/schemas/datanet';

/** A record of a contribution that is a copy of an earlier public text, or resembles one. */
export type RecordResemblance = {
  /** Of the record in its contribution. */
  index: number;
  /** Which of its texts. */
  field: string;
  /** `copy`: left out when a model is trained, and credited to the earlier one; `resembles`: trained on, credit shared. */
  kind: 'copy' | 'resembles';
  /** Jaccard similarity in thousandths; 1000: the same but for case, punctuation and look-alike letters. */
  similarityPermille: number;
  /** The most alike earlier text of any public Datanet, the earliest of equals. */
  earlier: PlacedText;
};

/** Earlier texts that one text is compared with, those with the most keys in common first. */
const MOST_COMPARED = 200;

/**
 * Which of these records of a contribution are alike to earlier public ones, of any Datanet or of the contribution
 * itself, by index. A record is not held against the one it corrects. Public, as the records are.
 * @param indices of the records to look at, a page of them: a hundred take some 20 milliseconds
 */
export async function listResemblances(
  { db }: { db: Pick<Db, '$queryRaw'> },
  input: { datanetId: number; contributionId: number; indices: readonly number[] },
): Promise<RecordResemblance[]> {
  const [schema, choices, all] = await Promise.all([
    readDatanetSchema(db, input.datanetId),
    readSimilarityChoices(db, [input.datanetId]),
    readRecordTexts(db, input),
  ]);
  const { copyPermille, resemblePermille } = choices.get(input.datanetId) ?? DEFAULT_SIMILARITY;
  const isText = new Set(schema?.fields.filter((field) => field.kind === 'text').map((field) => field.name));
  const texts = all
    .filter((one) => schema === null || isText.has(one.field))
    .map((one) => ({ ...one, shingles: shingleText(one.text) }));
  const matches = await findClosestByKeys(db, {
    texts: texts.map(({ shingles }) => bandKeys(shingles)),
    most: MOST_COMPARED,
  });
  const places = new Map((await readPlacedTexts(db, matches)).map((place) => [nameOf(place), place]));
  const best = new Map<number, RecordResemblance>();
  for (const match of matches) {
    const text = texts[match.position];
    const earlier = places.get(nameOf(match));
    if (!text || !earlier || earlier.hash === text.supersedes || compareSubmissions(earlier, text) >= 0) continue;
    const similarityPermille = measureSimilarity(text.shingles, shingleText(earlier.text));
    if (similarityPermille < resemblePermille) continue;
    const known = best.get(text.index);
    const closer =
      !known ||
      similarityPermille > known.similarityPermille ||
      (similarityPermille === known.similarityPermille && compareSubmissions(earlier, known.earlier) < 0);
    if (!closer) continue;
    const kind = similarityPermille >= copyPermille ? 'copy' : 'resembles';
    best.set(text.index, { index: text.index, field: text.field, kind, similarityPermille, earlier });
  }
  return [...best.values()].sort((a, b) => a.index - b.index);
}

function nameOf({ contributionId, index, field }: { contributionId: number; index: number; field: string }): string {
  return `${contributionId}:${index}:${field}`;
}
