import type { Metadata } from 'next';
import { getDatanet } from '@/app/datanets/[id]/get-datanet';
import { prepareVersionAction } from '@/app/datanets/actions';
import { PublishVersion } from '@/components/datanets/publish-version';
import { VersionTable } from '@/components/datanets/version-table';
import { StakeNotice } from '@/components/staking/stake-notice';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { listVersions } from '@/lib/server/datanets/list-versions';
import { dependencies } from '@/lib/server/dependencies';
import { readSession } from '@/lib/server/session/read-session';
import { checkStake } from '@/lib/server/staking/check-stake';

export const metadata: Metadata = { title: 'Versions' };

export default async function VersionsPage({ params }: { params: Promise<{ id: string }> }) {
  const { datanet, standing } = await getDatanet((await params).id);
  const session = await readSession();
  const [{ versions, next }, stake] = await Promise.all([
    listVersions(dependencies(), datanet.id),
    session && standing.curator
      ? checkStake(dependencies(), {
          datanetId: datanet.id,
          account: session.account,
          required: datanet.curatorStake,
        })
      : null,
  ]);
  return (
    <div className="grid gap-6">
      {stake && !stake.enough ? <StakeNotice datanetId={datanet.id} {...stake} /> : null}
      <PublishVersion
        datanetId={datanet.id}
        number={(versions[0]?.number ?? 0) + 1}
        curator={standing.curator}
        changed={next.changed}
        records={next.records}
        contributions={next.contributions}
        prepare={prepareVersionAction}
      />
      {versions.length === 0 ? (
        <EmptyState
          title="No version has been published yet"
          description="A version freezes what was accepted so far, in order. Models are trained on versions, and a version never changes."
        />
      ) : (
        <Card flush>
          <VersionTable versions={versions} />
        </Card>
      )}
    </div>
  );
}
