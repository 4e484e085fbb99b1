import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { getDatanet } from '@/app/datanets/[id]/get-datanet';
import { prepareVersionAction } from '@/app/datanets/actions';
import { PublishVersion } from '@/components/datanets/publish-version';
import { VersionList } from '@/components/datanets/version-list';
import { StakeNotice } from '@/components/staking/stake-notice';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { listVersions } from '@/lib/server/datanets/list-versions';
import { dependencies } from '@/lib/server/dependencies';
import { readSession } from '@/lib/server/session/read-session';
import { checkStake } from '@/lib/server/staking/check-stake';
import { getTexts } from '@/lib/texts/get-texts';

const belowSchema = z.coerce.number().int().min(1).max(2_147_483_647).optional().catch(undefined);

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTexts('datanets.versionsPage'))('title') };
}

export default async function VersionsPage({ params, searchParams }: Props) {
  const { datanet, standing } = await getDatanet((await params).id);
  const below = belowSchema.parse((await searchParams).below);
  const session = await readSession();
  const [t, { versions, more, next }, stake] = await Promise.all([
    getTexts('datanets.versionsPage'),
    listVersions(dependencies(), { datanetId: datanet.id, below }),
    session && standing.curator
      ? checkStake(dependencies(), {
          datanetId: datanet.id,
          account: session.account,
          required: datanet.curatorStake,
        })
      : null,
  ]);
  const path = `/datanets/${datanet.id}/versions`;
  // A place that nothing stands beyond any more, as in an old link: from the beginning.
  if (versions.length === 0 && below !== undefined) redirect(path);
  return (
    <div className="grid gap-6">
      {stake && !stake.enough ? <StakeNotice datanetId={datanet.id} {...stake} /> : null}
      <PublishVersion
        datanetId={datanet.id}
        number={next.number}
        curator={standing.curator}
        changed={next.changed}
        records={next.records}
        contributions={next.contributions}
        prepare={prepareVersionAction}
      />
      {versions.length === 0 ? (
        <EmptyState title={t('noneTitle')} description={t('none')} />
      ) : (
        <VersionList datanetId={datanet.id} versions={versions} />
      )}
      <div className="flex flex-wrap gap-2">
        {below === undefined ? null : (
          <ButtonLink variant="secondary" size="sm" href={path}>
            {t('newest')}
          </ButtonLink>
        )}
        {more === null ? null : (
          <ButtonLink variant="secondary" size="sm" href={`${path}?below=${more}`}>
            {t('older')}
          </ButtonLink>
        )}
      </div>
    </div>
  );
}
