import { bandKeys } from '@/lib/attribution/near-duplicates/band-keys';
import { lostPart } from '@/lib/attribution/near-duplicates/lost-part';
import { measureSimilarity } from '@/lib/attribution/near-duplicates/measure-similarity';
import { packKeys } from '@/lib/attribution/near-duplicates/pack-keys';
import { shingleText } from '@/lib/attribution/near-duplicates/shingle-text';
import { indexTexts } from '@/lib/attribution/near-duplicates/text-index';
import type { CheckedRow } from '@/lib/records/check-rows';
import type { DatanetSchema, SimilarityChoices } from '@/lib/schemas/datanet';
import type { AlikeTexts, PublicTextView } from '@/lib/schemas/upload';

/** What a row is a copy of, or resembles: an earlier row of the file, or a public record. */
export type AlikeRow = {
  readonly kind: 'copy' | 'similar';
  readonly similarityPermille: number;
  /** The row's own text of the two. */
  readonly text: string;
  /** What its contributor keeps of its credit, in millionths; the rest is the earlier record's and the version's. */
  readonly keptPart: number;
  readonly other:
    | { readonly kind: 'row'; readonly line: number; readonly text: string }
    | ({ readonly kind: 'record' } & PublicTextView);
};

type RowText = { readonly row: number; readonly text: string; readonly supersedes: string | undefined };

/** Texts sent at once; the server takes a thousand. */
const AT_ONCE = 1_000;

/**
 * Which of a file's rows are copies of an earlier row or of a public record of any Datanet, or resemble one, by the
 * row's position. Rows that failed or repeat one word for word are passed over. Only keys are sent: from them nobody
 * reads a text (lib/attribution/near-duplicates).
 * @param ask for the public texts that may be alike to these, by their packed keys
 * @returns `complete` is false when the server had more to offer than it sends
 */
export async function findAlikeRows(
  input: { rows: readonly CheckedRow[]; schema: DatanetSchema; similarity: SimilarityChoices },
  ask: (texts: readonly string[]) => Promise<AlikeTexts>,
  onProgress: (fraction: number) => void,
): Promise<{ alike: Map<number, AlikeRow>; complete: boolean }> {
  const { rows, schema, similarity } = input;
  // The file alone takes a moment already.
  onProgress(0);
  const texts = listTexts(rows, schema);
  const alike = findWithinFile({ rows, texts, similarity });
  let complete = true;
  for (let from = 0; from < texts.length; from += AT_ONCE) {
    onProgress(from / texts.length);
    const batch = texts
      .slice(from, from + AT_ONCE)
      .map((one) => ({ ...one, shingles: shingleText(one.text) }))
      .filter(({ shingles }) => shingles.length > 0);
    if (batch.length === 0) continue;
    const answer = await ask(batch.map(({ shingles }) => packKeys(bandKeys(shingles))));
    complete &&= answer.complete;
    const publicShingles = answer.publicTexts.map(({ text }) => shingleText(text));
    batch.forEach(({ row, text, shingles, supersedes }, k) => {
      for (const position of answer.candidates[k] ?? []) {
        const other = answer.publicTexts[position];
        const theirs = publicShingles[position];
        // A correction is meant to be alike to what it corrects.
        if (!other || !theirs || other.hash === supersedes) continue;
        const similarityPermille = measureSimilarity(shingles, theirs);
        note(alike, row, { text, similarityPermille, similarity, other: { kind: 'record', ...other } });
      }
    });
  }
  return { alike, complete };
}

/** The texts of the rows that would be contributed, in the order of the file. */
function listTexts(rows: readonly CheckedRow[], schema: DatanetSchema): RowText[] {
  const names = schema.fields.filter((field) => field.kind === 'text').map((field) => field.name);
  return rows.flatMap((row, position) =>
    row.ok && row.duplicateOfLine === null
      ? names.flatMap((name) => {
          const text = row.fields[name];
          return typeof text === 'string' ? [{ row: position, text, supersedes: row.supersedes }] : [];
        })
      : [],
  );
}

function findWithinFile({
  rows,
  texts,
  similarity,
}: {
  rows: readonly CheckedRow[];
  texts: readonly RowText[];
  similarity: SimilarityChoices;
}): Map<number, AlikeRow> {
  const alike = new Map<number, AlikeRow>();
  const index = indexTexts(texts.map(({ text }) => text));
  texts.forEach(({ row, text }, k) => {
    for (const { position, similarityPermille } of index.before(k, similarity.resemblePermille)) {
      const earlier = texts[position];
      if (!earlier || earlier.row === row) continue;
      const other = { kind: 'row', line: rows[earlier.row]?.line ?? 0, text: earlier.text } as const;
      note(alike, row, { text, similarityPermille, similarity, other });
    }
  });
  return alike;
}

/** Keeps the most alike; of equals the first found, which is the file's own, then the likeliest record. */
function note(
  alike: Map<number, AlikeRow>,
  row: number,
  {
    text,
    similarityPermille,
    similarity,
    other,
  }: { text: string; similarityPermille: number; similarity: SimilarityChoices; other: AlikeRow['other'] },
): void {
  if (similarityPermille < similarity.resemblePermille) return;
  const known = alike.get(row);
  if (known && known.similarityPermille >= similarityPermille) return;
  const kind = similarityPermille >= similarity.copyPermille ? 'copy' : 'similar';
  alike.set(row, {
    kind,
    text,
    similarityPermille,
    keptPart: 1_000_000 - lostPart(similarityPermille, similarity),
    other,
  });
}
