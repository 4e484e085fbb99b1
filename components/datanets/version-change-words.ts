import type { TranslatorOf } from '@/lib/texts/namespaces';

export type VersionChangeData = {
  addedContributions: number;
  addedRecords: number;
  removedContributions: number;
  removedRecords: number;
};

/** What a version changed, in words: what came, and what went. */
export function versionChangeWords(
  t: TranslatorOf<'datanets.versionChange'>,
  { number, change }: { number: number; change: VersionChangeData },
): { key: 'added' | 'removed'; words: string }[] {
  const { addedRecords, addedContributions, removedRecords, removedContributions } = change;
  const added = { records: addedRecords, contributions: addedContributions };
  if (number === 1) return [{ key: 'added', words: t('first', added) }];
  return [
    ...(addedContributions > 0 ? [{ key: 'added' as const, words: t('added', added) }] : []),
    ...(removedContributions > 0
      ? [
          {
            key: 'removed' as const,
            words: t('removed', { records: removedRecords, contributions: removedContributions }),
          },
        ]
      : []),
  ];
}
