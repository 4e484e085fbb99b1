import Link from 'next/link';
import { formatPercent } from '@/components/models/format-percent';
import { Address } from '@/components/ui/address';
import { Amount } from '@/components/ui/amount';
import { Badge } from '@/components/ui/badge';
import type { ModelKind } from '@/lib/schemas/training';

export type ModelCardProps = {
  id: number;
  name: string;
  summary: string;
  owner: string;
  unitPrice: bigint;
  retired: boolean;
  version: number;
  kind: ModelKind;
  accuracy: number | null;
  firstPassage: number | null;
  labelCount: number;
  answers: number;
  datanets: readonly { id: number; name: string }[];
};

/** A model in a list: what it does, how well, for how much, from whose data. */
export function ModelCard({ model }: { model: ModelCardProps }) {
  const measured = model.kind === 'retrieval' ? model.firstPassage : model.accuracy;
  return (
    <article className="relative flex h-full flex-col rounded-lg border border-line bg-surface p-5 transition-colors focus-within:border-line-strong hover:border-line-strong">
      <div className="flex items-start justify-between gap-3">
        <h2 className="min-w-0 break-words font-semibold text-base text-ink">
          <Link href={`/models/${model.id}`} className="after:absolute after:inset-0">
            {model.name}
          </Link>
        </h2>
        {model.retired ? <Badge tone="warn">Retired</Badge> : null}
      </div>
      <p className="mt-1.5 line-clamp-3 text-muted text-sm">{model.summary}</p>
      <p className="mt-3 text-faint text-sm">
        On {model.datanets.map((datanet) => datanet.name).join(', ') || 'unread Datanets'} ·{' '}
        {model.kind === 'retrieval' ? 'answers from passages' : `${model.labelCount} labels`}
      </p>
      <dl className="mt-auto grid grid-cols-3 gap-3 pt-4 text-sm">
        <div>
          <dt className="text-faint">{model.kind === 'retrieval' ? 'Found first' : 'Accuracy'}</dt>
          <dd className="font-medium text-ink tabular-nums">
            {measured === null ? 'not measured' : formatPercent(measured)}
          </dd>
        </div>
        <div>
          <dt className="text-faint">An answer</dt>
          <dd className="font-medium text-value">
            <Amount baseUnits={model.unitPrice} />
          </dd>
        </div>
        <div>
          <dt className="text-faint">Answered</dt>
          <dd className="font-medium text-ink tabular-nums">{model.answers.toLocaleString('en')}</dd>
        </div>
      </dl>
      <p className="mt-3 flex items-center gap-1.5 border-line border-t pt-3 text-faint text-sm">
        by <Address address={model.owner} />
      </p>
    </article>
  );
}
