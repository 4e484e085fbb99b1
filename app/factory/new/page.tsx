import type { Metadata } from 'next';
import { startTrainingAction } from '@/app/factory/actions';
import { parseDatanetIds } from '@/components/factory/parse-datanet-ids';
import { TrainingForm } from '@/components/factory/training-form';
import { Alert } from '@/components/ui/alert';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { PageHeader } from '@/components/ui/page-header';
import { openEngine } from '@/lib/engines/open-engine';
import { dependencies } from '@/lib/server/dependencies';
import { orNull } from '@/lib/server/or-null';
import { readSession } from '@/lib/server/session/read-session';
import { listBaseChoices } from '@/lib/server/training/list-base-choices';
import { readTrainable } from '@/lib/server/training/list-trainable';
import { readTrainingRun } from '@/lib/server/training/read-training-run';
import { getTexts } from '@/lib/texts/get-texts';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTexts('factory.newPage');
  return { title: t('title') };
}

type Props = { searchParams: Promise<{ datanet?: string | string[]; from?: string | string[] }> };

export default async function NewTrainingPage({ searchParams }: Props) {
  const [session, { datanet, from }] = await Promise.all([readSession(), searchParams]);
  const [t, datanets, bases, earlier] = await Promise.all([
    getTexts('factory.newPage'),
    readTrainable(dependencies(), { account: session?.account ?? null, named: parseDatanetIds(datanet) }),
    listBaseChoices({ db: dependencies().db, engine: openEngine }),
    typeof from === 'string' ? orNull(readTrainingRun(dependencies(), from)) : null,
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
        <>
          {from === undefined ? null : (
            <Alert tone={earlier ? 'info' : 'warn'} className="mb-8 max-w-4xl">
              {earlier
                ? t.rich('from', {
                    link: () => (
                      <Link href={`/factory/runs/${earlier.id}`} className="underline" translate="no">
                        {earlier.request.name}
                      </Link>
                    ),
                  })
                : t('fromUnknown')}
            </Alert>
          )}
          <TrainingForm
            datanets={datanets}
            bases={bases}
            from={earlier?.request ?? null}
            startTraining={startTrainingAction}
          />
        </>
      )}
    </>
  );
}
