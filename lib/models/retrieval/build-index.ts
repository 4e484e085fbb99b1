import { AppError } from '@/lib/core/errors';
import { cutPassages } from '@/lib/models/retrieval/cut-passages';
import { completeRetrievalSettings } from '@/lib/models/retrieval/settings';
import { STOP_WORDS } from '@/lib/models/retrieval/stop-words';
import { tokensOf } from '@/lib/models/retrieval/tokens';
import type { RetrievalIndex, RetrievalRecord, RetrievalSettings } from '@/lib/models/retrieval/types';

/** Terms that count: every word's stem, without function words. */
export function countedTerms(text: string): string[] {
  return tokensOf(text).flatMap(({ word, term }) => (STOP_WORDS.has(word) ? [] : [term]));
}

/**
 * Indexes the passages of the records, in order. The same records and settings give the same index on every machine.
 * `onProgress` hears how many records are done. Throws `invalid-input` when no record holds a word.
 */
export function buildIndex(
  input: { records: readonly RetrievalRecord[]; settings?: Partial<RetrievalSettings> },
  onProgress: (done: number) => void = () => undefined,
): RetrievalIndex {
  const settings = completeRetrievalSettings(input.settings);
  const record: number[] = [];
  const start: number[] = [];
  const end: number[] = [];
  const length: number[] = [];
  const postings = new Map<string, { passages: number[]; counts: number[] }>();
  input.records.forEach(({ title, text }, position) => {
    const heading = countedTerms(title);
    for (const range of cutPassages(text, settings.passageWords)) {
      const passage = record.length;
      const terms = [...heading, ...countedTerms(text.slice(range.start, range.end))];
      record.push(position);
      start.push(range.start);
      end.push(range.end);
      length.push(terms.length);
      for (const term of terms) {
        let posting = postings.get(term);
        if (!posting) {
          posting = { passages: [], counts: [] };
          postings.set(term, posting);
        }
        const last = posting.passages.length - 1;
        if (posting.passages[last] === passage) posting.counts[last] = (posting.counts[last] ?? 0) + 1;
        else {
          posting.passages.push(passage);
          posting.counts.push(1);
        }
      }
    }
    onProgress(position + 1);
  });
  if (postings.size === 0) {
    throw new AppError('invalid-input', 'No record holds a word that could be searched for. Choose another column.');
  }
  const terms = [...postings.keys()].sort();
  return {
    settings,
    recordCount: input.records.length,
    terms,
    record: Uint32Array.from(record),
    start: Uint32Array.from(start),
    end: Uint32Array.from(end),
    length: Uint32Array.from(length),
    ...joinPostings(terms.map((term) => postings.get(term) ?? { passages: [], counts: [] })),
  };
}

function joinPostings(
  postings: readonly { passages: readonly number[]; counts: readonly number[] }[],
): Pick<RetrievalIndex, 'postingStart' | 'postingPassage' | 'postingCount'> {
  const postingStart = new Uint32Array(postings.length + 1);
  postings.forEach(({ passages }, t) => {
    postingStart[t + 1] = (postingStart[t] ?? 0) + passages.length;
  });
  const postingPassage = new Uint32Array(postingStart[postings.length] ?? 0);
  const postingCount = new Uint32Array(postingPassage.length);
  postings.forEach(({ passages, counts }, t) => {
    postingPassage.set(passages, postingStart[t]);
    postingCount.set(counts, postingStart[t]);
  });
  return { postingStart, postingPassage, postingCount };
}
