import { VOTE_SUPPORTS, type VoteSupport } from '@/lib/schemas/protocol';
import type { TranslatorOf } from '@/lib/texts/namespaces';

export function supportLabel(t: TranslatorOf<'governance.supportWords'>, support: VoteSupport): string {
  return t(support);
}

/** A vote as the governor counts it. */
export function supportNumber(support: VoteSupport): number {
  return VOTE_SUPPORTS.indexOf(support);
}
