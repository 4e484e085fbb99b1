import type { ReactNode } from 'react';
import { useReader, useTexts } from '#texts';
import { River } from '@/components/front/river';
import { Amount } from '@/components/ui/amount';
import { Link } from '@/components/ui/link';
import { formatNumber } from '@/lib/core/format-number';

export type LoopCounts = {
  contributors: number;
  datanets: number;
  records: number;
  models: number;
  answers: number;
  /** OPEN base units. */
  earnedByContributors: bigint;
  claimed: bigint;
};

/** The loop with this deployment's figures: each stage in words over the place in the river where it is. */
export function Loop({ counts }: { counts: LoopCounts }) {
  const t = useTexts('front.loop');
  const { contributors, datanets, records, models, answers } = counts;
  return (
    <figure aria-label={t('figure')}>
      <figcaption>
        {/* The columns begin where the stages of the picture do. */}
        <dl className="grid grid-cols-2 gap-x-4 gap-y-6 sm:grid-cols-[31.25fr_26.8fr_24.2fr_17.75fr] sm:gap-x-0">
          <Stage count={contributors} label={t('contributors', { count: contributors })}>
            {t.rich('records', {
              count: records,
              link: (chunks) => (
                <Link className="link" href="/datanets">
                  {chunks}
                </Link>
              ),
            })}
          </Stage>
          <Stage count={datanets} label={t('datanets', { count: datanets })}>
            {t('gather', { count: datanets })}
          </Stage>
          <Stage count={models} label={t('models', { count: models })}>
            {t.rich('learn', {
              count: models,
              link: (chunks) => (
                <Link className="link" href="/models">
                  {chunks}
                </Link>
              ),
            })}
          </Stage>
          <Stage count={answers} label={t('answers', { count: answers })}>
            {t('receipts')}
          </Stage>
        </dl>
      </figcaption>
      <div className="mt-8 mb-5 sm:mt-6 sm:mb-4">
        <River contributors={contributors} datanets={datanets} />
      </div>
      <p className="flex flex-wrap items-baseline gap-x-2.5 gap-y-1 text-muted">
        <Amount baseUnits={counts.earnedByContributors} className="figure text-value [&>span]:text-base" />
        <span>
          {t.rich('flowed', {
            claimed: () => <Amount baseUnits={counts.claimed} className="text-ink" />,
          })}
        </span>
      </p>
    </figure>
  );
}

function Stage({ count, label, children }: { count: number; label: string; children: ReactNode }) {
  const { tag } = useReader();
  return (
    <div className="sm:pr-4">
      <dt>
        <span className="figure block">{formatNumber(count, tag)}</span>
        <span className="map-label text-lg">{label}</span>
      </dt>
      <dd className="mt-0.5 text-muted text-sm">{children}</dd>
    </div>
  );
}
