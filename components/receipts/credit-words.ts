import { WHOLE } from '@/lib/attribution/near-duplicates/types';
import type { Credit, Resemblance } from '@/lib/schemas/training-set';

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
  // An account may be credited in several parts.
  const own = sumParts(credits.filter(({ account }) => account === contributor));
  const others = credits.filter(({ account, partsPerMillion }) => account !== contributor && partsPerMillion > 0);
  const accounts = [...new Set(others.map(({ account }) => account))];
  if (resembles) {
    notes.push({
      text: resembles.similarityPermille === 1000 ? 'The same words as' : `${percent(resembles)} like`,
      record: resembles.record,
      consequence: consequenceOf({ own, shared: accounts.length > 0 }),
      accounts,
    });
  } else if (corrects && accounts.length > 0) {
    notes.push({ ...plain('A correction: half of what it earns goes to its first author'), accounts });
  } else if (others.length > 0) {
    notes.push({ ...plain(`${own === 0 ? 'What it earns' : 'A part of what it earns'} goes to`), accounts });
  }
  const credited = sumParts(credits);
  if (credits.length > 0 && credited < WHOLE) {
    notes.push(plain(`${formatParts(WHOLE - credited)} of its weight follows the version’s shares`));
  }
  if (copies > 0) {
    const were = copies === 1 ? 'copy of it was' : 'copies of it were';
    notes.push(plain(`${copies.toLocaleString('en')} ${were} left out: only this one earns`));
  }
  return notes;
}

/** Where the thresholds of a copy lie is each Datanet's choice; what follows stands in the credits. */
function consequenceOf({ own, shared }: { own: number; shared: boolean }): string {
  if (own === 0) return shared ? 'what it earns goes to whoever was first' : 'nobody is credited for it';
  return `its contributor keeps ${formatParts(own)} of its credit${shared ? ', and a part goes to' : ''}`;
}

function sumParts(credits: readonly Credit[]): number {
  return credits.reduce((sum, { partsPerMillion }) => sum + partsPerMillion, 0);
}

function formatParts(partsPerMillion: number): string {
  return `${(partsPerMillion / 10_000).toLocaleString('en', { maximumFractionDigits: 1 })} %`;
}

function plain(text: string): CreditNote {
  return { text, record: null, consequence: '', accounts: [] };
}

function percent({ similarityPermille }: Resemblance): string {
  return `${Math.floor(similarityPermille / 10)} %`;
}
