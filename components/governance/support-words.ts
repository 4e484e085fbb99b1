import { VOTE_SUPPORTS, type VoteSupport } from '@/lib/schemas/protocol';

const LABELS: Readonly<Record<VoteSupport, string>> = { for: 'For', against: 'Against', abstain: 'Abstain' };

export function supportLabel(support: VoteSupport): string {
  return LABELS[support];
}

/** A vote as the governor counts it. */
export function supportNumber(support: VoteSupport): number {
  return VOTE_SUPPORTS.indexOf(support);
}
