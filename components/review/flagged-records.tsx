import { useTexts } from '#texts';
import { RecordFieldsView } from '@/components/datanets/record-fields';
import { Address } from '@/components/ui/address';
import { ButtonLink } from '@/components/ui/button-link';
import { Card, CardHeader } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import type { DatanetSchema, RecordFields } from '@/lib/schemas/datanet';

export type FlaggedRecord = {
  contributionId: number;
  index: number;
  fields: RecordFields;
  contributor: string;
  models: readonly { id: number; name: string }[];
};

/** Accepted records that models do better without: worth a second look, and perhaps a correction. */
export function FlaggedRecords({
  datanetId,
  schema,
  records,
  total,
}: {
  datanetId: number;
  schema: DatanetSchema | null;
  records: readonly FlaggedRecord[];
  total: number;
}) {
  const t = useTexts('review.flaggedRecords');
  return (
    <Card flush>
      <CardHeader
        title={t('title')}
        description={
          <>
            {t('description', { total })} {records.length < total ? t('shown', { count: records.length }) : null}
          </>
        }
      />
      <ol className="divide-y divide-line border-line border-t">
        {records.map((record) => {
          const href = `/datanets/${datanetId}/records/${record.contributionId}/${record.index}`;
          return (
            <li
              key={`${record.contributionId}:${record.index}`}
              className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 py-4 text-sm"
            >
              <div className="min-w-0 max-w-2xl">
                <RecordFieldsView fields={record.fields} schema={schema} clamp />
                <p className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-faint text-xs">
                  <Link className="link" href={href}>
                    {t('record', { name: `${record.contributionId}·${record.index + 1}` })}
                  </Link>
                  <Address address={record.contributor} href={`/people/${record.contributor}`} />
                  {record.models.map((model) => (
                    <Link key={model.id} className="hover:text-ink hover:underline" href={`/models/${model.id}`}>
                      {model.name}
                    </Link>
                  ))}
                </p>
              </div>
              <ButtonLink href={`${href}/correct`} variant="secondary" size="sm">
                {t('correct')}
              </ButtonLink>
            </li>
          );
        })}
      </ol>
    </Card>
  );
}
