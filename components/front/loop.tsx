import Link from 'next/link';
import type { ReactNode } from 'react';
import { River } from '@/components/front/river';
import { Amount } from '@/components/ui/amount';

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
  const { contributors, datanets, records, models, answers } = counts;
  return (
    <figure>
      <figcaption>
        {/* The columns begin where the stages of the picture do. */}
        <dl className="grid grid-cols-2 gap-x-4 gap-y-6 sm:grid-cols-[31.25fr_26.8fr_24.2fr_17.75fr] sm:gap-x-0">
          <Stage count={contributors} one="contributor" many="contributors">
            brought{' '}
            <Link className="link" href="/datanets">
              {records.toLocaleString('en')} {records === 1 ? 'record' : 'records'}
            </Link>
          </Stage>
          <Stage count={datanets} one="Datanet" many="Datanets">
            gather, curate and version them
          </Stage>
          <Stage count={models} one="model" many="models">
            learn from them,{' '}
            <Link className="link" href="/models">
              priced per answer
            </Link>
          </Stage>
          <Stage count={answers} one="paid answer" many="paid answers">
            each with its receipt
          </Stage>
        </dl>
      </figcaption>
      <div className="mt-8 mb-5 sm:mt-6 sm:mb-4">
        <River contributors={contributors} datanets={datanets} />
      </div>
      <p className="flex flex-wrap items-baseline gap-x-2 text-muted text-sm">
        <Amount
          baseUnits={counts.earnedByContributors}
          className="font-semibold text-3xl text-value tracking-tight [&>span]:text-base"
        />
        <span>
          flowed back to contributors, record by record; everybody together has claimed{' '}
          <Amount baseUnits={counts.claimed} className="text-ink" /> on chain.
        </span>
      </p>
    </figure>
  );
}

function Stage({ count, one, many, children }: { count: number; one: string; many: string; children: ReactNode }) {
  return (
    <div className="sm:pr-4">
      <dt>
        <span className="block font-semibold text-3xl tabular-nums tracking-tight">{count.toLocaleString('en')}</span>
        <span className="font-medium text-ink">{count === 1 ? one : many}</span>
      </dt>
      <dd className="text-muted text-sm">{children}</dd>
    </div>
  );
}
