import { useReader, useTexts } from '#texts';
import { chartColour } from '@/components/charts/chart-colour';
import { ChartFrame } from '@/components/charts/chart-frame';
import { searchHref } from '@/components/datanets/search-href';
import { ShareBar } from '@/components/datanets/share-bar';
import { formatShare } from '@/components/ui/format-share';
import { Link } from '@/components/ui/link';
import { formatNumber } from '@/lib/core/format-number';
import type { FieldSummary, LabelSummary, RangeSummary } from '@/lib/schemas/datanet-summary';

const MOST_VALUES = 6;

/** What stands in one column of all records: the shares of a label, or how texts' lengths or numbers are spread. */
export function FieldSummaryView({
  datanetId,
  field,
  searchable,
  records,
}: {
  datanetId: number;
  field: FieldSummary;
  /** It is the label that records can be filtered by. */
  searchable: boolean;
  /** All records in force. */
  records: number;
}) {
  const t = useTexts('datanets.fieldSummary');
  const missing = records > field.filled ? ` ${t('missing', { count: records - field.filled })}` : '';
  return field.kind === 'label' ? (
    <LabelShares datanetId={datanetId} field={field} searchable={searchable} missing={missing} />
  ) : (
    <Spread datanetId={datanetId} field={field} missing={missing} />
  );
}

function LabelShares({
  datanetId,
  field,
  searchable,
  missing,
}: {
  datanetId: number;
  field: LabelSummary;
  searchable: boolean;
  missing: string;
}) {
  const t = useTexts('datanets.fieldSummary');
  const { tag } = useReader();
  const percent = (count: number) => formatShare(count / field.filled, tag);
  const others = field.values.length - MOST_VALUES + field.others.values;
  return (
    <ChartFrame
      title={<code className="font-mono text-base">{field.name}</code>}
      description={`${t('label', { filled: field.filled, values: field.values.length + field.others.values })}${missing}`}
      readable
      table={{
        fileName: `datanet-${datanetId}-${field.name}`,
        columns: [t('value'), t('records'), t('share')],
        rows: [
          ...field.values.map(({ value, records }) => [
            value,
            records,
            { shown: percent(records), value: String(records / field.filled) },
          ]),
          ...(field.others.values > 0
            ? [
                [
                  t('others', { count: field.others.values }),
                  field.others.records,
                  { shown: percent(field.others.records), value: String(field.others.records / field.filled) },
                ],
              ]
            : []),
        ],
      }}
    >
      <div>
        <ShareBar
          className="h-3"
          parts={[
            ...field.values.map(({ value, records }) => ({ key: value, size: records })),
            ...(field.others.records > 0 ? [{ key: '', size: field.others.records }] : []),
          ]}
        />
        <ul className="mt-2.5 grid gap-1 text-sm">
          {field.values.slice(0, MOST_VALUES).map(({ value, records }, index) => (
            <li key={value} className="flex items-baseline gap-2">
              <span
                className="size-2 shrink-0 rounded-full"
                style={{ background: chartColour(index) }}
                aria-hidden="true"
              />
              {searchable ? (
                <Link
                  href={searchHref(`/datanets/${datanetId}`, { label: value })}
                  className="min-w-0 truncate hover:underline"
                  title={t('showOnly', { value })}
                  translate="no"
                >
                  {value}
                </Link>
              ) : (
                <span className="min-w-0 truncate" title={value} translate="no">
                  {value}
                </span>
              )}
              <span className="ml-auto text-muted tabular-nums">{percent(records)}</span>
            </li>
          ))}
          {others > 0 ? <li className="pl-4 text-faint">{t('others', { count: others })}</li> : null}
        </ul>
      </div>
    </ChartFrame>
  );
}

function Spread({ datanetId, field, missing }: { datanetId: number; field: RangeSummary; missing: string }) {
  const t = useTexts('datanets.fieldSummary');
  const { tag } = useReader();
  const write = (value: number) => formatNumber(value, tag, { maximumSignificantDigits: 6 });
  const { least, median, most } = field;
  const words =
    field.kind === 'number'
      ? t('number', { least: write(least), median: write(median), most: write(most) })
      : least === most
        ? t('textSame', { most })
        : t('text', { least, median, most });
  const highest = Math.max(...field.steps.map((step) => step.records), 1);
  const last = field.steps.at(-1);
  return (
    <ChartFrame
      title={<code className="font-mono text-base">{field.name}</code>}
      description={`${words}${missing}`}
      table={{
        fileName: `datanet-${datanetId}-${field.name}`,
        columns: [t('from'), t('to'), t('records')],
        rows: field.steps.map((step) => [step.from, step === last ? '' : step.to, step.records]),
      }}
    >
      <div className="bar flex h-20 items-end gap-px border-line-strong border-b">
        {field.steps.map((step) => (
          <span
            key={step.from}
            className="flex-1 rounded-t-sm bg-river"
            style={{ height: step.records === 0 ? 0 : `${Math.max(3, (step.records / highest) * 100)}%` }}
          />
        ))}
      </div>
      <p className="mt-1 flex justify-between text-faint text-xs tabular-nums">
        <span>{write(field.steps[0]?.from ?? least)}</span>
        <span>{most > (last?.to ?? most) ? `${write(last?.from ?? most)}+` : write(last?.to ?? most)}</span>
      </p>
    </ChartFrame>
  );
}
