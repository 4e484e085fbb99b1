import Link from 'next/link';
import type { ReactNode } from 'react';
import { BuilderParts } from '@/components/models/builder-parts';
import { Address } from '@/components/ui/address';
import { Amount } from '@/components/ui/amount';
import { Badge } from '@/components/ui/badge';
import { cn } from '@/components/ui/cn';
import { formatBasisPoints } from '@/components/ui/format-basis-points';

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
  return (
    <div className="grid gap-6">
      {parents.length > 0 ? <BuilderParts parents={parents} builderPart={builderPart} /> : null}
      <div className="grid items-center gap-x-6 gap-y-3 lg:grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)]">
        <Side title="Made from">
          {parents.length > 0 ? <Ancestors models={parents} /> : <Nothing>Nothing: it begins here.</Nothing>}
        </Side>
        <div className="flex items-center gap-3 max-lg:flex-col max-lg:items-start">
          <Stream />
          <p className="max-w-56 break-words rounded-lg border border-river/40 bg-river-soft px-4 py-3 font-medium text-river-ink text-sm">
            {name}
          </p>
          <Stream />
        </div>
        <Side title="Made from it">
          {offspring.length > 0 ? (
            <ul className="grid gap-2">
              {offspring.map((child) => (
                <li key={child.modelId}>
                  <Node model={child} words={<>gives it {formatBasisPoints(child.part)}</>} />
                </li>
              ))}
            </ul>
          ) : (
            <Nothing>Nothing yet.</Nothing>
          )}
        </Side>
      </div>
      <p className="text-muted text-sm">
        {leastChildPart > 0
          ? `A model made from it gives it at least ${formatBasisPoints(leastChildPart)} of its builder’s amount.`
          : 'A model may be made from it without giving it a part.'}{' '}
        {income.answers > 0 ? (
          <>
            Models made from it brought its people <Amount baseUnits={income.amount} className="text-value" /> so far,
            by {income.answers.toLocaleString('en')} {income.answers === 1 ? 'answer' : 'answers'}.
          </>
        ) : null}
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
  return (
    <ul className={cn('grid gap-2', nested && 'mt-2 ml-3 border-line-strong border-l pl-3')}>
      {models.map((model) => (
        <li key={model.modelId}>
          <Node
            model={model}
            words={
              <>
                gets {formatBasisPoints(model.part)} {nested ? 'of that' : 'of the builder’s amount'}
              </>
            }
          />
          {model.parents.length > 0 ? <Ancestors models={model.parents} nested /> : null}
        </li>
      ))}
    </ul>
  );
}

function Node({ model, words }: { model: Relative; words: ReactNode }) {
  return (
    <div className="min-w-0 rounded-md border border-line px-3 py-2 text-sm">
      <Link href={`/models/${model.modelId}`} className="link break-words font-medium">
        {model.name}
      </Link>
      {model.retired ? <Badge className="ml-2">Retired</Badge> : null}
      <p className="flex flex-wrap items-center gap-x-1.5 text-faint">
        by <Address address={model.owner} /> <span>{words}</span>
      </p>
    </div>
  );
}
