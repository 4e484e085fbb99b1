import Link from 'next/link';
import type { ReactNode } from 'react';
import { River } from '@/components/front/river';
import { Amount } from '@/components/ui/amount';
import { cn } from '@/components/ui/cn';

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

/** The loop with this deployment's figures: the picture from left to right, and each stage in words under it. */
export function Loop({ counts }: { counts: LoopCounts }) {
  return (
    <figure>
      <div className="hidden sm:block">
        <River contributors={counts.contributors} datanets={counts.datanets} />
      </div>
      <figcaption>
        <dl className="grid gap-px sm:mt-6 sm:grid-cols-[1.1fr_1fr_1fr_0.9fr] sm:gap-6">
          <Stage
            width="border-l-2"
            figure={figure(counts.contributors)}
            label={plural(counts.contributors, 'person', 'people')}
            detail={
              <>
                contributed{' '}
                <Link className="link" href="/datanets">
                  {figure(counts.records)} {plural(counts.records, 'record', 'records')}
                </Link>
              </>
            }
          />
          <Stage
            width="border-l-4"
            figure={figure(counts.datanets)}
            label={plural(counts.datanets, 'Datanet', 'Datanets')}
            detail="curated, versioned, owned by somebody"
          />
          <Stage
            width="border-l-[6px]"
            figure={figure(counts.models)}
            label={plural(counts.models, 'model', 'models')}
            detail={
              <>
                trained on them,{' '}
                <Link className="link" href="/models">
                  priced per answer
                </Link>
              </>
            }
          />
          <Stage
            width="border-l-8"
            figure={figure(counts.answers)}
            label={plural(counts.answers, 'paid answer', 'paid answers')}
            detail="each with its receipt"
          />
        </dl>
        <p className="mt-5 flex flex-wrap items-baseline gap-x-2 border-value-fill border-l-2 pl-4 text-muted text-sm sm:mt-8 sm:border-l-0 sm:pl-0">
          <span className="font-semibold text-value text-xl tracking-tight">
            <Amount baseUnits={counts.earnedByContributors} />
          </span>
          <span>
            flowed back to contributors, record by record. <Amount baseUnits={counts.claimed} className="text-ink" />{' '}
            claimed on chain by everybody so far.
          </span>
        </p>
      </figcaption>
    </figure>
  );
}

function Stage({ width, figure, label, detail }: { width: string; figure: string; label: string; detail: ReactNode }) {
  return (
    <div className={cn('border-river py-2 pl-4 sm:border-l-0 sm:p-0', width)}>
      <dt className="flex items-baseline gap-2">
        <span className="font-semibold text-3xl tabular-nums tracking-tight">{figure}</span>
        <span className="font-medium text-ink">{label}</span>
      </dt>
      <dd className="text-muted text-sm">{detail}</dd>
    </div>
  );
}

const figure = (count: number): string => count.toLocaleString('en');
const plural = (count: number, one: string, many: string): string => (count === 1 ? one : many);
