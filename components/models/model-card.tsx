import { useReader, useTexts } from '#texts';
import { Address } from '@/components/ui/address';
import { Amount } from '@/components/ui/amount';
import { Badge } from '@/components/ui/badge';
import { Link } from '@/components/ui/link';
import { formatNumber } from '@/lib/core/format-number';
import { formatPercent } from '@/lib/core/format-percent';
import type { ModelKind } from '@/lib/schemas/training';

export type ModelCardProps = {
  id: number;
  name: string;
  /** Null, as the kind, while its manifest has not been read. */
  summary: string | null;
  owner: string;
  unitPrice: bigint;
  retired: boolean;
  version: number;
  kind: ModelKind | null;
  accuracy: number | null;
  firstPassage: number | null;
  exactAfter: number | null;
  labelCount: number;
  answers: number;
  datanets: readonly { id: number; name: string }[];
};

/** A model in a list: what it does, how well, for how much, from whose data. */
export function ModelCard({ model }: { model: ModelCardProps }) {
  const t = useTexts('models.modelCard');
  const { tag } = useReader();
  const figure = figureOf(model);
  return (
    <article className="relative flex h-full flex-col rounded-lg border border-line bg-surface p-5 transition-colors focus-within:border-line-strong hover:border-line-strong">
      <div className="flex items-start justify-between gap-3">
        <h2 className="min-w-0 break-words font-display text-ink text-xl" translate="no">
          <Link href={`/models/${model.id}`} className="after:absolute after:inset-0">
            {model.name}
          </Link>
        </h2>
        {model.retired ? <Badge tone="warn">{t('retired')}</Badge> : null}
      </div>
      <p className="mt-1.5 line-clamp-3 text-muted text-sm" {...(model.summary === null ? {} : { translate: 'no' })}>
        {model.summary ?? t('noSummary')}
      </p>
      <p className="mt-3 text-faint text-sm">
        {t('rests', {
          datanets: model.datanets.map((datanet) => datanet.name).join(', ') || t('unread'),
          kind: t(model.kind ?? 'unreadKind', { labels: model.labelCount }),
        })}
      </p>
      <dl className="mt-auto grid grid-cols-3 gap-3 pt-4 text-sm">
        {figure ? (
          <div>
            <dt className="text-faint">{t(figure.label)}</dt>
            <dd className="font-medium text-ink tabular-nums">
              {figure.fraction === null ? (
                <Unmeasured words={t('notMeasured')} />
              ) : (
                formatPercent(figure.fraction, tag, 1)
              )}
            </dd>
          </div>
        ) : null}
        {model.kind === 'decoder' ? null : (
          <>
            <div>
              <dt className="text-faint">{t('answer')}</dt>
              <dd className="font-medium text-value">
                <Amount baseUnits={model.unitPrice} />
              </dd>
            </div>
            <div>
              <dt className="text-faint">{t('answered')}</dt>
              <dd className="font-medium text-ink tabular-nums">{formatNumber(model.answers, tag)}</dd>
            </div>
          </>
        )}
      </dl>
      <p className="mt-3 flex items-center gap-1.5 border-line border-t pt-3 text-faint text-sm">
        {t.rich('by', { who: () => <Address address={model.owner} /> })}
      </p>
    </article>
  );
}

/** A dash where a figure would stand; its words would not fit beside the other figures. */
function Unmeasured({ words }: { words: string }) {
  return (
    <span title={words}>
      <span aria-hidden="true">–</span>
      <span className="sr-only">{words}</span>
    </span>
  );
}

/** What is measured of a kind, and how it came out; null for a kind that is not measured, or not read yet. */
function figureOf(
  model: ModelCardProps,
): { label: 'accuracy' | 'foundFirst' | 'exact'; fraction: number | null } | null {
  switch (model.kind) {
    case 'classifier':
      return { label: 'accuracy', fraction: model.accuracy };
    case 'retrieval':
      return { label: 'foundFirst', fraction: model.firstPassage };
    case 'adapter':
      return { label: 'exact', fraction: model.exactAfter };
    case 'endpoint':
    case 'decoder':
    case null:
      return null;
  }
}
