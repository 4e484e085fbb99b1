import Link from 'next/link';
import { formatInfluence, formatPart } from '@/components/receipts/format-influence';
import { Address } from '@/components/ui/address';
import { Amount } from '@/components/ui/amount';
import { Badge } from '@/components/ui/badge';
import { cn } from '@/components/ui/cn';

export type RecordLine = {
  contributionId: number;
  index: number;
  fields: Record<string, string | number> | null;
  datanetId: number | null;
  contributor: string;
  corrects: boolean;
  /** Null where the record holds the answer's text: then its weight says how much of it. */
  influence: bigint | null;
  weight: bigint;
  amount: bigint;
};

/** The records that mattered for an answer, as their authors wrote them; the strongest first. */
export function InfluentialRecords({
  records,
  weightSum,
  viewer,
}: {
  records: readonly RecordLine[];
  weightSum: bigint;
  viewer: string | null;
}) {
  // They come strongest first; bars are scaled to the first of the page.
  const strongest = records[0] ? size(records[0]) || 1n : 1n;
  return (
    <ol className="divide-y divide-line">
      {records.map((record) => (
        <li key={`${record.contributionId}-${record.index}`} className="grid gap-2 py-4 first:pt-0 last:pb-0">
          <RecordText record={record} />
          <div
            className="h-1 rounded-full bg-sunken"
            aria-hidden="true"
            title={record.influence === null ? 'Weight' : `Influence ${formatInfluence(record.influence)}`}
          >
            <div
              className={cn('h-full min-w-0.5 rounded-full', (record.influence ?? 0n) < 0n ? 'bg-bad' : 'bg-river')}
              style={{ width: `${Number((size(record) * 1000n) / strongest) / 10}%` }}
            />
          </div>
          <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 text-sm">
            <span className="flex min-w-0 items-center gap-2 text-muted">
              {record.contributor ? <Address address={record.contributor} /> : 'withdrawn'}
              {record.contributor === viewer ? <Badge tone="value">you</Badge> : null}
              {record.corrects ? <Badge>correction: half to its first author</Badge> : null}
            </span>
            <span className="flex flex-wrap gap-x-5 gap-y-1 text-muted tabular-nums">
              {record.influence === null ? null : (
                <span title="Change of the answer's log-odds">influence {formatInfluence(record.influence)}</span>
              )}
              {record.weight > 0n ? <span>weight {formatPart(record.weight, weightSum)}</span> : null}
              {record.amount > 0n ? <Amount baseUnits={record.amount} className="font-medium text-value" /> : null}
            </span>
          </div>
        </li>
      ))}
    </ol>
  );
}

function RecordText({ record: { fields, datanetId, contributionId, index } }: { record: RecordLine }) {
  if (!fields || Object.keys(fields).length === 0) {
    return <p className="text-faint text-sm">This record was withdrawn and its text erased.</p>;
  }
  const place = `Contribution ${contributionId}, record ${index + 1}`;
  // The longest value is the text; the others say what it is.
  const [text, ...others] = Object.entries(fields).sort(([, a], [, b]) => String(b).length - String(a).length);
  return (
    <div className="flex items-start justify-between gap-4 text-sm">
      <div className="min-w-0">
        <p className="line-clamp-4 break-words">{text ? String(text[1]) : ''}</p>
        {others.length > 0 ? (
          <dl className="mt-1 flex flex-wrap gap-x-4 text-faint">
            {others.map(([name, value]) => (
              <div key={name} className="flex min-w-0 gap-1.5">
                <dt>{name}</dt>
                <dd className="truncate text-muted">{String(value)}</dd>
              </div>
            ))}
          </dl>
        ) : null}
      </div>
      {datanetId === null ? null : (
        <Link href={`/datanets/${datanetId}`} className="link shrink-0" title={place}>
          Datanet {datanetId}
        </Link>
      )}
    </div>
  );
}

function size({ influence, weight }: RecordLine): bigint {
  if (influence === null) return weight;
  return influence < 0n ? -influence : influence;
}
