import type { Submission } from '@/lib/attribution/near-duplicates/types';

/** Negative when `a` was submitted before `b`: by block, log index, and position in the file. */
export function compareSubmissions(a: Submission, b: Submission): number {
  return (
    a.submittedBlock - b.submittedBlock ||
    a.submittedIndex - b.submittedIndex ||
    a.contributionId - b.contributionId ||
    a.index - b.index
  );
}
