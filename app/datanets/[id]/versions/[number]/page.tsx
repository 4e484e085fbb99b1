import type { Metadata } from 'next';
import { getDatanet } from '@/app/datanets/[id]/get-datanet';
import { VersionContents } from '@/components/datanets/version-contents';
import { VersionHead } from '@/components/datanets/version-head';
import { Link } from '@/components/ui/link';
import { parseId } from '@/lib/server/datanets/parse-id';
import { readVersion } from '@/lib/server/datanets/read-version';
import { dependencies } from '@/lib/server/dependencies';
import { orNotFound } from '@/lib/server/or-not-found';
import { getTexts } from '@/lib/texts/get-texts';

type Props = { params: Promise<{ id: string; number: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTexts('datanets.versionPage');
  return { title: t('metaTitle', { number: (await params).number.slice(0, 12) }) };
}

export default async function VersionPage({ params }: Props) {
  const { id, number } = await params;
  const { datanet } = await getDatanet(id);
  const [t, found] = await Promise.all([
    getTexts('datanets.versionPage'),
    orNotFound(() => readVersion(dependencies(), { datanetId: datanet.id, number: parseId(number, 'version') })),
  ]);
  const { version } = found;
  const path = `/datanets/${datanet.id}/versions`;
  return (
    <div className="grid gap-8">
      <VersionHead datanetId={datanet.id} version={version} change={found.change} />
      <VersionContents
        datanetId={datanet.id}
        schema={datanet.schema}
        contributions={found.contributions}
        corrections={found.corrections}
        change={found.change}
      />
      <nav aria-label={t('neighbours')} className="flex justify-between gap-4 text-sm">
        {version.number > 1 ? (
          <Link className="link" href={`${path}/${version.number - 1}`}>
            {t('previous', { number: version.number - 1 })}
          </Link>
        ) : (
          <span />
        )}
        {version.number < datanet.versionCount ? (
          <Link className="link" href={`${path}/${version.number + 1}`}>
            {t('next', { number: version.number + 1 })}
          </Link>
        ) : null}
      </nav>
    </div>
  );
}
