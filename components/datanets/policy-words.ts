import type { AccessLevel } from '@/lib/schemas/datanet';

const WHO: Record<AccessLevel, string> = {
  anyone: 'Anyone',
  'on-request': 'Whoever asks and is let in by the owner',
  nobody: 'Only the owner',
};

/** A Datanet's policy as two sentences. */
export function policySentences({
  contributeAccess,
  trainAccess,
}: {
  contributeAccess: AccessLevel;
  trainAccess: AccessLevel;
}): { contribute: string; train: string } {
  return {
    contribute: `${WHO[contributeAccess]} may contribute.`,
    train: `${WHO[trainAccess]} may train models on it.`,
  };
}

/** A policy in a few words, for a card: "open to all". */
export const ACCESS_WORDS: Record<AccessLevel, string> = {
  anyone: 'open to all',
  'on-request': 'on request',
  nobody: 'owner only',
};
