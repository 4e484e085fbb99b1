import type { Metadata } from 'next';
import { startTrainingAction } from '@/app/factory/actions';
import { parseDatanetIds } from '@/components/factory/parse-datanet-ids';
import { TrainingForm } from '@/components/factory/training-form';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { openEngine } from '@/lib/engines/open-engine';
import { dependencies } from '@/lib/server/dependencies';
import { readSession } from '@/lib/server/session/read-session';
import { listBaseChoices } from '@/lib/server/training/list-base-choices';
import { readTrainable } from '@/lib/server/training/list-trainable';
import { getTexts } from '@/lib/texts/get-texts';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTexts('factory.newPage');
  return { title: t('title') };
}

type Props = { searchParams: Promise<{ datanet?: string | string[] }> };

export default async function NewTrainingPage({ searchParams }: Props) {
  const [session, { datanet }] = await Promise.all([readSession(), searchParams]);
  const [t, datanets, bases] = await Promise.all([
    getTexts('factory.newPage'),
    readTrainable(dependencies(), { account: session?.account ?? null, named: parseDatanetIds(datanet) }),
    listBaseChoices({ db: dependencies().db, engine: openEngine }),
  ]);
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        crumbs={[{ href: '/factory', label: t('factory') }]}
      />
      {datanets.length === 0 ? (
        <EmptyState
          title={t('none')}
          description={t('noneWords')}
          action={<ButtonLink href="/datanets">{t('datanets')}</ButtonLink>}
        />
      ) : (
        <TrainingForm datanets={datanets} bases={bases} startTraining={startTrainingAction} />
      )}
    </>
  );
}
