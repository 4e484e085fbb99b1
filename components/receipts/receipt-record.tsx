import Link from 'next/link';
import { formatPart } from '@/components/charts/format-part';
import { creditNotes } from '@/components/receipts/credit-words';
import { formatInfluence } from '@/components/receipts/format-influence';
import { influenceSentence } from '@/components/receipts/influence-words';
import { Address } from '@/components/ui/address';
import { Amount } from '@/components/ui/amount';
import { Badge } from '@/components/ui/badge';
import { cn } from '@/components/ui/cn';
import type { Credit, Resemblance } from '@/lib/schemas/training-set';

export type ReceiptRecordLine = {
  contributionId: number;
  index: number;
  hash: string | null;
  /** Null once it was erased. */
  text: string | null;
  label: string | null;
  datanetId: number | null;
  contributor: string;
  corrects: boolean;
  /** Units of 2^-32; null where the evidence is provenance. */
  influence: bigint | null;
  weight: bigint;
  /** Base units. */
  amount: bigint;
  credits: readonly Credit[];
  resembles: Resemblance | null;
  copies: number;
};

/** What all records of a list are shown against. */
export type RecordScale = {
  /** The largest influence or weight of the list, without its sign. */
  strongest: bigint;
  /** Base units. */
  fee: bigint;
  /** The answer's log-odds; null where it is not published. */
  margin: number | null;
  viewer: string | null;
};

/** A record that shaped an answer, as its author wrote it: how strongly it pushed, and what it earns by it. */
export function ReceiptRecord({ record, scale }: { record: ReceiptRecordLine; scale: RecordScale }) {
  const { influence, weight, amount, contributor } = record;
  const size = influence === null ? weight : influence < 0n ? -influence : influence;
  return (
    <li className="grid gap-x-8 gap-y-3 py-5 first:pt-0 last:pb-0 md:grid-cols-[1fr_15rem]">
      <div className="grid content-start gap-2">
        <RecordText record={record} />
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-muted text-sm">
          <span className="flex min-w-0 items-center gap-1.5">
            by{' '}
            {contributor ? <Address address={contributor} href={`/people/${contributor}`} /> : 'an unknown contributor'}
          </span>
          {contributor !== '' && contributor === scale.viewer ? <Badge tone="value">you</Badge> : null}
          {record.label === null ? null : (
            <span className="flex min-w-0 items-center gap-2">
              · labelled
              <span className="min-w-0 truncate rounded-full bg-sunken px-2.5 py-0.5 text-ink">{record.label}</span>
            </span>
          )}
        </p>
        <Notes record={record} />
      </div>
      <div className="grid content-start gap-1.5 text-sm">
        {amount > 0n ? (
          <p className="flex items-baseline justify-between gap-3">
            <Amount baseUnits={amount} className="font-semibold text-value" />
            <span className="text-muted tabular-nums">{formatPart(amount, scale.fee)} of the fee</span>
          </p>
        ) : (
          <p className="text-muted">
            {influence !== null && influence < 0n ? 'Costs nobody anything' : 'Earns nothing here'}
          </p>
        )}
        <div className="h-1.5 rounded-full bg-sunken" aria-hidden="true">
          <div
            className={cn('h-full min-w-1 rounded-full', influence !== null && influence < 0n ? 'bg-bad' : 'bg-river')}
            style={{ width: `${scale.strongest > 0n ? Number((size * 1000n) / scale.strongest) / 10 : 0}%` }}
          />
        </div>
        <p
          className="text-muted"
          title={influence === null ? undefined : `Influence ${formatInfluence(influence)} log-odds`}
        >
          {influence === null ? 'Holds words of the answer.' : influenceSentence({ margin: scale.margin, influence })}
        </p>
      </div>
    </li>
  );
}

function RecordText({ record: { text, hash, datanetId, contributionId, index } }: { record: ReceiptRecordLine }) {
  if (text === null) {
    return (
      <p className="text-muted text-sm">
        Its contributor withdrew this record, and its text was erased. What remains is its hash:{' '}
        <code className="break-all font-mono text-xs">{hash ?? 'not known here'}</code>
      </p>
    );
  }
  const words = <span className="line-clamp-6 break-words">{text}</span>;
  return datanetId === null ? (
    words
  ) : (
    <Link href={`/datanets/${datanetId}/records/${contributionId}/${index}`} className="hover:underline">
      {words}
    </Link>
  );
}

function Notes({ record }: { record: ReceiptRecordLine }) {
  const notes = creditNotes(record);
  if (notes.length === 0) return null;
  return (
    <ul className="grid gap-1 border-line-strong border-l-2 pl-3 text-muted text-sm">
      {notes.map((note) => (
        <li key={note.text} className="flex flex-wrap items-center gap-x-1.5">
          {note.text}
          {note.record ? (
            <span>
              <Link
                href={`/datanets/${note.record.datanetId}/records/${note.record.contributionId}/${note.record.index}`}
                className="link"
              >
                an earlier record
              </Link>
              : {note.consequence}
            </span>
          ) : null}
          {note.accounts.map((account) => (
            <Address key={account} address={account} href={`/people/${account}`} />
          ))}
        </li>
      ))}
    </ul>
  );
}
