import { WHOLE } from '@/lib/attribution/near-duplicates/types';
import type { Credit, Resemblance } from '@/lib/schemas/training-set';

/** Something to say about who is paid for a record. Parts are of a million; CreditNotes puts it in words. */
export type CreditNote =
  | {
      kind: 'alike';
      record: Resemblance['record'];
      /** Whole percent, rounded down; 100 only where the words are the same. */
      percent: number;
      /** What its contributor keeps of the credit. */
      keeps: number;
      outcome: 'first' | 'keptShared' | 'kept' | 'nobody';
      accounts: readonly string[];
    }
  | { kind: 'correction'; accounts: readonly string[] }
  | { kind: 'passedOn'; all: boolean; accounts: readonly string[] }
  | { kind: 'shares'; part: number }
  | { kind: 'copies'; count: number };

/**
 * What is out of the ordinary about a record's credit: corrections, copies, likeness, and what nobody is credited for.
 * Empty for a record that earns for its contributor alone. Where the thresholds of a copy lie is each Datanet's choice;
 * what follows stands in the credits.
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
  const shared = accounts.length > 0;
  if (resembles) {
    notes.push({
      kind: 'alike',
      record: resembles.record,
      percent: Math.floor(resembles.similarityPermille / 10),
      keeps: own,
      outcome: own === 0 ? (shared ? 'first' : 'nobody') : shared ? 'keptShared' : 'kept',
      accounts,
    });
  } else if (corrects && shared) {
    notes.push({ kind: 'correction', accounts });
  } else if (shared) {
    notes.push({ kind: 'passedOn', all: own === 0, accounts });
  }
  const credited = sumParts(credits);
  if (credits.length > 0 && credited < WHOLE) notes.push({ kind: 'shares', part: WHOLE - credited });
  if (copies > 0) notes.push({ kind: 'copies', count: copies });
  return notes;
}

function sumParts(credits: readonly Credit[]): number {
  return credits.reduce((sum, { partsPerMillion }) => sum + partsPerMillion, 0);
}
