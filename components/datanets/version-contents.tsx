import { useTexts } from '#texts';
import { RecordDiff } from '@/components/datanets/record-diff';
import type { VersionChangeData } from '@/components/datanets/version-change-words';
import { Address } from '@/components/ui/address';
import { Card, CardHeader } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import { TimeAgo } from '@/components/ui/time-ago';
import type { DatanetSchema, RecordFields } from '@/lib/schemas/datanet';

type Changed = { id: number; contributor: string; records: number; added: boolean; submittedAt: Date };
type Correction = {
  contributionId: number;
  index: number;
  contributor: string;
  fields: RecordFields;
  earlier: { contributionId: number; index: number; fields: RecordFields };
};

/** Which contributions a version adds to and takes from the one before, and the records it corrects, as diffs. */
export function VersionContents({
  datanetId,
  schema,
  contributions,
  corrections,
  change,
}: {
  datanetId: number;
  schema: DatanetSchema | null;
  contributions: readonly Changed[];
  corrections: readonly Correction[];
  change: VersionChangeData;
}) {
  const t = useTexts('datanets.versionPage');
  const record = ({ contributionId, index }: { contributionId: number; index: number }) => ({
    name: `${contributionId}·${index + 1}`,
    href: `/datanets/${datanetId}/records/${contributionId}/${index}`,
  });
  const groups = [
    { key: 'addedTitle', rows: contributions.filter(({ added }) => added), all: change.addedContributions },
    { key: 'removedTitle', rows: contributions.filter(({ added }) => !added), all: change.removedContributions },
  ] as const;
  return (
    <>
      {groups
        .filter(({ rows }) => rows.length > 0)
        .map(({ key, rows, all }) => (
          <Card key={key}>
            <CardHeader title={t(key)} description={rows.length < all ? t('shown', { count: rows.length }) : null} />
            <ul className="divide-y divide-line border-line border-y text-sm">
              {rows.map((row) => (
                <li
                  key={row.id}
                  className="flex flex-wrap items-center gap-x-5 gap-y-1 py-2.5 sm:grid sm:grid-cols-[9rem_7rem_1fr_auto]"
                >
                  <Link className="link" href={`/datanets/${datanetId}/contributions/${row.id}`}>
                    {t('contribution', { id: row.id })}
                  </Link>
                  <span className="text-muted tabular-nums">{t('records', { count: row.records })}</span>
                  <Address address={row.contributor} href={`/people/${row.contributor}`} />
                  <TimeAgo at={row.submittedAt} className="ml-auto text-faint" />
                </li>
              ))}
            </ul>
          </Card>
        ))}
      {corrections.length > 0 ? (
        <Card>
          <CardHeader title={t('corrections')} description={t('correctionsWords')} />
          <ol className="grid gap-6">
            {corrections.map((correction) => {
              const later = record(correction);
              const earlier = record(correction.earlier);
              return (
                <li key={later.name} className="border-river/50 border-l-2 pl-4 text-sm">
                  <p className="mb-2 flex flex-wrap items-center gap-x-1.5 gap-y-1 text-muted">
                    {t.rich('correction', {
                      name: later.name,
                      before: earlier.name,
                      later: (words) => (
                        <Link className="link" href={later.href}>
                          {words}
                        </Link>
                      ),
                      earlier: (words) => (
                        <Link className="link" href={earlier.href}>
                          {words}
                        </Link>
                      ),
                      who: () => (
                        <Address address={correction.contributor} href={`/people/${correction.contributor}`} />
                      ),
                    })}
                  </p>
                  <RecordDiff before={correction.earlier.fields} after={correction.fields} schema={schema} />
                </li>
              );
            })}
          </ol>
        </Card>
      ) : null}
    </>
  );
}
