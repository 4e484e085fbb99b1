import type { Metadata } from 'next';
import { getDatanet } from '@/app/datanets/[id]/get-datanet';
import { Address } from '@/components/ui/address';
import { Badge } from '@/components/ui/badge';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { TimeAgo } from '@/components/ui/time-ago';
import { listModelsBuiltOn } from '@/lib/server/datanets/list-versions';
import { dependencies } from '@/lib/server/dependencies';
import { getTexts } from '@/lib/texts/get-texts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTexts('datanets.modelsPage'))('title') };
}

export default async function DatanetModelsPage({ params }: { params: Promise<{ id: string }> }) {
  const { datanet } = await getDatanet((await params).id);
  const [t, models] = await Promise.all([
    getTexts('datanets.modelsPage'),
    listModelsBuiltOn(dependencies(), datanet.id),
  ]);
  if (models.length === 0) {
    return (
      <EmptyState
        title={t('noneTitle')}
        description={t(datanet.versionCount > 0 ? 'none' : 'noVersion')}
        action={
          datanet.versionCount > 0 ? (
            <ButtonLink href={`/factory/new?datanet=${datanet.id}`}>{t('train')}</ButtonLink>
          ) : (
            <ButtonLink href={`/datanets/${datanet.id}/versions`}>{t('seeVersions')}</ButtonLink>
          )
        }
      />
    );
  }
  return (
    <ul aria-label={t('list')} className="divide-y divide-line border-line border-b">
      {models.map((model) => (
        <li key={model.modelId} className="row grid gap-1 py-4 text-sm">
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Link
              href={`/models/${model.modelId}`}
              className="font-display text-ink text-lg after:absolute after:inset-0 hover:underline"
              translate="no"
            >
              {model.name ?? t('model', { id: model.modelId })}
            </Link>
            {model.retired ? <Badge tone="warn">{t('retired')}</Badge> : null}
          </p>
          {model.summary ? (
            <p className="line-clamp-2 max-w-2xl text-muted" translate="no">
              {model.summary}
            </p>
          ) : null}
          <p className="flex flex-wrap items-center gap-x-1.5 text-faint">
            {t.rich('built', {
              who: () => <Address address={model.owner} className="text-muted" />,
              version: model.datanetVersion,
              when: () => <TimeAgo at={model.publishedAt} />,
            })}
          </p>
        </li>
      ))}
    </ul>
  );
}
