import type { PersonName } from '@/lib/demo/cast';
import type { PlannedContribution } from '@/lib/demo/fill-datanet';
import type { DraftRecord } from '@/lib/records/record-line';

const BATCH_SIZE = 30;

const ACCEPTED = [
  'Read through: clear, one thing each, labels fit.',
  'Good notes in their own words. Checked the labels against the descriptions.',
  'Compared with what is here: nothing twice. Accepted.',
];

type Authored = { readonly author: PersonName };
/** `note` opens with the decision that suits it, "Accept: " or "Reject: ". */
type Noted = Authored & { readonly note: string };

/** Each author's records in batches, in turns: first everybody's first batch, then everybody's second. */
export function planBatches<Row extends Authored>(
  rows: readonly Row[],
  draft: (row: Row) => DraftRecord,
): PlannedContribution[] {
  const rounds: PlannedContribution[][] = [];
  for (const [contributor, own] of groupByAuthor(rows)) {
    for (let start = 0; start < own.length; start += BATCH_SIZE) {
      const round = start / BATCH_SIZE;
      rounds[round] ??= [];
      rounds[round].push({
        contributor,
        records: own.slice(start, start + BATCH_SIZE).map(draft),
        decision: { accept: true, reason: ACCEPTED[(round + rounds[round].length) % ACCEPTED.length] ?? '' },
      });
    }
  }
  return rounds.flat();
}

/**
 * One contribution per author of the review queue. Good and bad records together: accepted, the bad ones left out.
 * Only bad ones: every other such contribution is rejected, the rest wait. Only good ones wait.
 */
export function planLater<Row extends Noted>(
  pending: readonly Row[],
  draft: (row: Row) => DraftRecord,
): PlannedContribution[] {
  let bad = 0;
  return [...groupByAuthor(pending)].map(([contributor, rows]) => {
    const records = rows.map(draft);
    const excluded = rows.flatMap((row, i) => (isBad(row) ? [i] : []));
    if (excluded.length === 0) return { contributor, records, decision: null };
    const reasons = rows.flatMap((row, i) =>
      isBad(row) ? [`${rows.length > 1 ? `record ${i + 1}: ` : ''}${reasonOf(row)}`] : [],
    );
    if (excluded.length < records.length) {
      const reason = `Left out: ${reasons.join('; ')}. The rest is good.`;
      return { contributor, records, decision: { accept: true, reason, excluded } };
    }
    const rejected = bad++ % 2 === 0;
    return {
      contributor,
      records,
      decision: rejected ? { accept: false, reason: sentence(reasons.join('; ')) } : null,
    };
  });
}

/** Everybody's rows, in the order in which they first come. */
export function groupByAuthor<Row extends Authored>(rows: readonly Row[]): Map<PersonName, Row[]> {
  const groups = new Map<PersonName, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.author);
    if (group) group.push(row);
    else groups.set(row.author, [row]);
  }
  return groups;
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function isBad({ note }: Noted): boolean {
  return note.startsWith('Reject: ');
}

function reasonOf({ note }: Noted): string {
  return note.replace(/^Reject: /, '');
}
