import type { Credit, Resemblance } from '@/lib/schemas/training-set';

/** From this likeness on, in thousandths, a record counts as a copy; below it shares its credit with what it resembles. */
const COPY = 800;

/** Something to say about who is paid for a record; accounts are named where `{account}` stands. */
export type CreditNote = { text: string; accounts: readonly string[] };

/**
 * What is out of the ordinary about a record's credit, in plain words: corrections, copies, likeness, and what nobody is
 * credited for. Empty for a record that earns for its contributor alone.
 */
export function creditNotes(record: {
  contributor: string;
  corrects: boolean;
  credits: readonly Credit[];
  resembles: Resemblance | null;
  copies: number;
}): CreditNote[] {
  const { contributor, corrects, credits, resembles, copies } = record;
  const notes: CreditNote[] = [];
  const others = credits.filter(({ account, partsPerMillion }) => account !== contributor && partsPerMillion > 0);
  const own = credits.find(({ account }) => account === contributor)?.partsPerMillion ?? 0;
  const accounts = others.map(({ account }) => account);
  if (resembles && resembles.similarityPermille >= COPY) {
    const alike = resembles.similarityPermille === 1000 ? 'A copy' : `A copy (${percent(resembles)} alike)`;
    notes.push({ text: `${alike} of ${place(resembles)}: what it earns goes to whoever was first`, accounts });
  } else if (resembles) {
    notes.push({ text: `${percent(resembles)} like ${place(resembles)}: the two share one record’s credit`, accounts });
  } else if (corrects && accounts.length > 0) {
    notes.push({ text: 'A correction: half of what it earns goes to its first author', accounts });
  } else if (others.length > 0) {
    const part = own === 0 ? 'What it earns' : 'A part of what it earns';
    notes.push({ text: `${part} goes to`, accounts });
  }
  const credited = credits.reduce((sum, { partsPerMillion }) => sum + partsPerMillion, 0);
  if (credits.length > 0 && credited < 1_000_000) {
    notes.push({
      text: `${((1_000_000 - credited) / 10_000).toLocaleString('en', { maximumFractionDigits: 1 })} % of its weight follows the version’s shares`,
      accounts: [],
    });
  }
  if (copies > 0) {
    notes.push({
      text: `${copies.toLocaleString('en')} ${copies === 1 ? 'copy of it was' : 'copies of it were'} left out: only this one earns`,
      accounts: [],
    });
  }
  return notes;
}

function place({ record: { datanetId, contributionId, index } }: Resemblance): string {
  return `record ${index + 1} of contribution ${contributionId} in Datanet ${datanetId}`;
}

function percent({ similarityPermille }: Resemblance): string {
  return `${Math.round(similarityPermille / 10)} %`;
}
