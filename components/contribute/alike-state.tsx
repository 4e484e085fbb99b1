import { useReader, useTexts } from '#texts';
import type { AlikeRow } from '@/components/contribute/find-alike-rows';
import { Address } from '@/components/ui/address';
import { Badge } from '@/components/ui/badge';
import { formatDate } from '@/components/ui/format-time';
import { TextDiff } from '@/components/ui/text-diff';
import type { TranslatorOf } from '@/lib/texts/namespaces';

/** What a row is almost the same as, or similar to, with the words that differ, and what follows from it. */
export function AlikeState({ alike }: { alike: AlikeRow }) {
  const t = useTexts('contribute.alikeState');
  const { tag } = useReader();
  const { kind, other } = alike;
  return (
    <>
      <Badge tone={kind === 'copy' ? 'warn' : 'river'}>{describeLikeness(t, alike)}</Badge>
      <p className="mt-1 text-muted text-xs">
        {other.kind === 'row'
          ? t('asLine', { line: other.line })
          : t.rich('asRecord', {
              datanet: other.datanetName,
              date: formatDate(new Date(other.submittedAt), tag),
              status: other.status,
              link: (chunks) => (
                <a className="link" href={hrefOf(other)} target="_blank" rel="noreferrer">
                  {chunks}
                </a>
              ),
              contributor: () => <Address address={other.contributor} />,
            })}
      </p>
      <TextDiff
        before={other.text}
        after={alike.text}
        className="mt-1 max-h-32 overflow-y-auto border-line border-l-2 pl-2 text-xs"
      />
      <p className="mt-1 text-muted text-xs">{consequenceOf(t, alike)}</p>
    </>
  );
}

/** Likeness in words and whole percent, rounded down: 100% is only said of the same words. */
export function describeLikeness(
  t: TranslatorOf<'contribute.alikeState'>,
  { similarityPermille }: Pick<AlikeRow, 'similarityPermille'>,
): string {
  return similarityPermille === 1000 ? t('sameWords') : t('alike', { part: Math.floor(similarityPermille / 10) / 100 });
}

function consequenceOf(t: TranslatorOf<'contribute.alikeState'>, { kind, keptPart, other }: AlikeRow): string {
  if (kind === 'copy') return t('copy');
  if (other.kind === 'row') return t('similarRow');
  return keptPart === 0 ? t('similarNothing') : t('similarKept', { part: Math.floor(keptPart / 10_000) / 100 });
}

function hrefOf({ datanetId, contributionId, index }: { datanetId: number; contributionId: number; index: number }) {
  return `/datanets/${datanetId}/records/${contributionId}/${index}`;
}
