import { useReader, useTexts } from '#texts';
import { formatPart } from '@/components/charts/format-part';
import { CreditNotes } from '@/components/receipts/credit-notes';
import { formatInfluence } from '@/components/receipts/format-influence';
import { influenceSentence } from '@/components/receipts/influence-words';
import { Address } from '@/components/ui/address';
import { Amount } from '@/components/ui/amount';
import { Badge } from '@/components/ui/badge';
import { cn } from '@/components/ui/cn';
import { Link } from '@/components/ui/link';
import type { Credit, Resemblance } from '@/lib/schemas/training-set';

export type ReceiptRecordLine = {
  contributionId: number;
  index: number;
  hash: string | null;
  /** Null once it was erased. */
  text: string | null;
  /** What the text answers, where the model was taught it so. */
  question: string | null;
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
  const t = useTexts('receipts.receiptRecord');
  const { contributor } = record;
  return (
    <li className="grid gap-x-8 gap-y-3 py-5 first:pt-0 last:pb-0 md:grid-cols-[1fr_15rem]">
      <div className="grid content-start gap-2">
        <RecordText record={record} />
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-muted text-sm">
          <span className="flex min-w-0 items-center gap-1.5">
            {contributor
              ? t.rich('by', { who: () => <Address address={contributor} href={`/people/${contributor}`} /> })
              : t('unknown')}
          </span>
          {contributor !== '' && contributor === scale.viewer ? <Badge tone="value">{t('you')}</Badge> : null}
          {record.label === null ? null : (
            <span className="flex min-w-0 items-center gap-2">
              <span aria-hidden="true">·</span>
              {t.rich('labelled', {
                label: () => (
                  <span className="min-w-0 truncate rounded-full bg-sunken px-2.5 py-0.5 text-ink" translate="no">
                    {record.label}
                  </span>
                ),
              })}
            </span>
          )}
        </p>
        <CreditNotes record={record} />
      </div>
      <Effect record={record} scale={scale} />
    </li>
  );
}

/** What it earns, and what it did to the answer: never the one for the other. */
function Effect({
  record: { influence, weight, amount, credits },
  scale,
}: {
  record: ReceiptRecordLine;
  scale: RecordScale;
}) {
  const t = useTexts('receipts.receiptRecord');
  const words = useTexts('receipts.influenceWords');
  const { tag } = useReader();
  const against = influence !== null && influence < 0n;
  const uncredited = weight === 0n && credits.every(({ partsPerMillion }) => partsPerMillion === 0);
  const size = influence === null ? weight : against ? -influence : influence;
  return (
    <div className="grid content-start gap-1.5 text-sm">
      {amount > 0n ? (
        <p className="flex items-baseline justify-between gap-3">
          <Amount baseUnits={amount} className="font-semibold text-value" />
          <span className="text-muted tabular-nums">{t('ofFee', { part: formatPart(amount, scale.fee, tag) })}</span>
        </p>
      ) : (
        // Beside a written answer also records are listed that had no weight: the other evidence decides who is paid.
        <p className="text-muted">{t(against ? 'costsNobody' : uncredited ? 'uncredited' : 'earnsNothing')}</p>
      )}
      <div className="bar h-1.5 rounded-full bg-sunken" aria-hidden="true">
        <div
          className={cn('h-full min-w-1 rounded-full', against ? 'bg-bad' : 'bg-river')}
          style={{ width: `${scale.strongest > 0n ? Number((size * 1000n) / scale.strongest) / 10 : 0}%` }}
        />
      </div>
      {influence === null ? (
        <p className="text-muted">{t('holdsWords')}</p>
      ) : (
        <p className="text-muted" title={t('influence', { value: formatInfluence(influence, tag) })}>
          {influenceSentence(words, { margin: scale.margin, influence }, tag)}
        </p>
      )}
    </div>
  );
}

function RecordText({
  record: { text, question, hash, datanetId, contributionId, index },
}: {
  record: ReceiptRecordLine;
}) {
  const t = useTexts('receipts.receiptRecord');
  if (text === null) {
    return (
      <p className="text-muted text-sm">
        {t.rich('erased', {
          hash: () => <code className="break-all font-mono text-xs">{hash ?? t('hashUnknown')}</code>,
        })}
      </p>
    );
  }
  const words = (
    <span className="line-clamp-6 break-words" translate="no">
      {question === null ? null : <span className="block text-muted text-sm">{question}</span>}
      {text}
    </span>
  );
  return datanetId === null ? (
    words
  ) : (
    <Link href={`/datanets/${datanetId}/records/${contributionId}/${index}`} className="hover:underline">
      {words}
    </Link>
  );
}
