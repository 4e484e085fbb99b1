import type { Credit, Resemblance } from '@/lib/schemas/training-set';

/** From this likeness on, in thousandths, a record counts as a copy; below it shares its credit with what it resembles. */
const COPY = 800;

/** Something to say about who is paid for a record: words, the record they speak of, more words, and accounts. */
export type CreditNote = {
  text: string;
  record: { datanetId: number; contributionId: number; index: number } | null;
  consequence: string;
  accounts: readonly string[];
};

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
    const alike = resembles.similarityPermille === 1000 ? 'A copy of' : `A copy (${percent(resembles)} alike) of`;
    notes.push({
      text: alike,
      record: resembles.record,
      consequence: 'what it earns goes to whoever was first',
      accounts,
    });
  } else if (resembles) {
    const alike = `${percent(resembles)} like`;
    notes.push({ text: alike, record: resembles.record, consequence: 'the two share one record’s credit', accounts });
  } else if (corrects && accounts.length > 0) {
    notes.push({ ...plain('A correction: half of what it earns goes to its first author'), accounts });
  } else if (others.length > 0) {
    notes.push({ ...plain(`${own === 0 ? 'What it earns' : 'A part of what it earns'} goes to`), accounts });
  }
  const credited = credits.reduce((sum, { partsPerMillion }) => sum + partsPerMillion, 0);
  if (credits.length > 0 && credited < 1_000_000) {
    const part = ((1_000_000 - credited) / 10_000).toLocaleString('en', { maximumFractionDigits: 1 });
    notes.push(plain(`${part} % of its weight follows the version’s shares`));
  }
  if (copies > 0) {
    const were = copies === 1 ? 'copy of it was' : 'copies of it were';
    notes.push(plain(`${copies.toLocaleString('en')} ${were} left out: only this one earns`));
  }
  return notes;
}

function plain(text: string): CreditNote {
  return { text, record: null, consequence: '', accounts: [] };
}

function percent({ similarityPermille }: Resemblance): string {
  return `${Math.round(similarityPermille / 10)} %`;
}
