import type { ReactNode } from 'react';
import { useReader, useTexts } from '#texts';
import { ChartFrame } from '@/components/charts/chart-frame';
import { BuilderParts } from '@/components/models/builder-parts';
import { Address } from '@/components/ui/address';
import { Amount } from '@/components/ui/amount';
import { Badge } from '@/components/ui/badge';
import { cn } from '@/components/ui/cn';
import { formatBasisPoints } from '@/components/ui/format-basis-points';
import { Link } from '@/components/ui/link';

type Relative = {
  readonly modelId: number;
  readonly name: string;
  readonly owner: string;
  readonly retired: boolean;
  /** Basis points of the child's builder amount. */
  readonly part: number;
};

type Ancestor = Relative & { readonly parents: readonly Ancestor[] };

/** What a model was made from, what was made from it, and what flows along these lines. */
export function ModelFamily({
  name,
  parents,
  offspring,
  builderPart,
  income,
  leastChildPart,
}: {
  name: string;
  parents: readonly Ancestor[];
  /** What was made from it. */
  offspring: readonly Relative[];
  /** Basis points of a fee. */
  builderPart: number;
  income: { readonly amount: bigint; readonly answers: number };
  leastChildPart: number;
}) {
  const t = useTexts('models.modelFamily');
  const { tag } = useReader();
  const row = (relation: 'parent' | 'ancestor' | 'child') => (model: Relative) => [
    model.name,
    t(relation),
    model.owner,
    formatBasisPoints(model.part, tag),
  ];
  return (
    <div className="grid gap-8">
      {parents.length > 0 ? <BuilderParts parents={parents} builderPart={builderPart} /> : null}
      <ChartFrame
        title={t('title')}
        description={t('description')}
        readable
        table={{
          columns: [t('model'), t('relation'), t('owner'), t('part')],
          rows: [
            ...parents.map(row('parent')),
            ...parents.flatMap(ancestorsOf).map(row('ancestor')),
            ...offspring.map(row('child')),
          ],
          fileName: 'family',
        }}
      >
        <div className="grid items-center gap-x-6 gap-y-3 lg:grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)]">
          <Side title={t('madeFrom')}>
            {parents.length > 0 ? <Ancestors models={parents} /> : <Nothing>{t('begins')}</Nothing>}
          </Side>
          <div className="flex items-center gap-3 max-lg:flex-col max-lg:items-start">
            <Stream />
            <p
              className="max-w-56 break-words rounded-lg border border-river/40 bg-river-soft px-4 py-3 font-display text-lg text-river-ink"
              translate="no"
            >
              {name}
            </p>
            <Stream />
          </div>
          <Side title={t('madeFromIt')}>
            {offspring.length > 0 ? (
              <ul className="grid gap-2">
                {offspring.map((child) => (
                  <li key={child.modelId}>
                    <Node model={child} words={t('gives', { part: formatBasisPoints(child.part, tag) })} />
                  </li>
                ))}
              </ul>
            ) : (
              <Nothing>{t('nothingYet')}</Nothing>
            )}
          </Side>
        </div>
      </ChartFrame>
      <p className="text-muted text-sm">
        {leastChildPart > 0 ? t('least', { part: formatBasisPoints(leastChildPart, tag) }) : t('leastNone')}{' '}
        {income.answers > 0
          ? t.rich('income', {
              count: income.answers,
              amount: () => <Amount baseUnits={income.amount} className="text-value" />,
            })
          : null}
      </p>
    </div>
  );
}

function Side({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <h3 className="mb-2 text-faint text-sm">{title}</h3>
      {children}
    </div>
  );
}

/** A piece of the way, along the page or down it. */
function Stream() {
  return <span aria-hidden="true" className="bg-river/40 max-lg:ml-6 max-lg:h-5 max-lg:w-0.5 lg:h-0.5 lg:w-8" />;
}

function Nothing({ children }: { children: ReactNode }) {
  return <p className="text-muted text-sm">{children}</p>;
}

/** Each with what it was made from in turn, one step further in. */
function Ancestors({ models, nested = false }: { models: readonly Ancestor[]; nested?: boolean }) {
  const t = useTexts('models.modelFamily');
  const { tag } = useReader();
  return (
    <ul className={cn('grid gap-2', nested && 'mt-2 ml-3 border-line-strong border-l pl-3')}>
      {models.map((model) => (
        <li key={model.modelId}>
          <Node model={model} words={t(nested ? 'getsOfThat' : 'gets', { part: formatBasisPoints(model.part, tag) })} />
          {model.parents.length > 0 ? <Ancestors models={model.parents} nested /> : null}
        </li>
      ))}
    </ul>
  );
}

function Node({ model, words }: { model: Relative; words: string }) {
  const t = useTexts('models.modelFamily');
  return (
    <div className="min-w-0 rounded-md border border-line px-3 py-2 text-sm">
      <Link href={`/models/${model.modelId}`} className="link break-words font-medium" translate="no">
        {model.name}
      </Link>
      {model.retired ? <Badge className="ml-2">{t('retired')}</Badge> : null}
      <p className="flex flex-wrap items-center gap-x-1.5 text-faint">
        {t.rich('by', { who: () => <Address address={model.owner} href={`/people/${model.owner}`} /> })}{' '}
        <span>{words}</span>
      </p>
    </div>
  );
}

function ancestorsOf(model: Ancestor): Ancestor[] {
  return model.parents.flatMap((parent) => [parent, ...ancestorsOf(parent)]);
}
