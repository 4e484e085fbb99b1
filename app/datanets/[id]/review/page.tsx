import type { Metadata } from 'next';
import { getDatanet } from '@/app/datanets/[id]/get-datanet';
import { FlaggedRecords } from '@/components/review/flagged-records';
import { ReviewQueue } from '@/components/review/review-queue';
import { StakeNotice } from '@/components/staking/stake-notice';
import { Alert } from '@/components/ui/alert';
import { EmptyState } from '@/components/ui/empty-state';
import { listPending } from '@/lib/server/contributions/list-contributions';
import { readFlaggedRecords } from '@/lib/server/curation/read-flagged-records';
import { dependencies } from '@/lib/server/dependencies';
import { readSession } from '@/lib/server/session/read-session';
import { checkStake } from '@/lib/server/staking/check-stake';

export const metadata: Metadata = { title: 'Review' };

export default async function ReviewPage({ params }: { params: Promise<{ id: string }> }) {
  const { datanet, standing } = await getDatanet((await params).id);
  const session = await readSession();
  const [pending, flagged, stake] = await Promise.all([
    listPending(dependencies(), datanet.id),
    readFlaggedRecords(dependencies(), datanet.id),
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
      {standing.curator || pending.length === 0 ? null : (
        <Alert tone="info">
          The owner and the curators of this Datanet decide. Everybody can look at what waits, and at every decision and
          its reason.
        </Alert>
      )}
      {pending.length === 0 ? (
        <EmptyState
          title="Nothing waits for a decision"
          description="New contributions stand here, the longest waiting first."
        />
      ) : (
        <ReviewQueue
          datanetId={datanet.id}
          pending={pending}
          curator={standing.curator}
          account={session?.account ?? null}
        />
      )}
      {flagged.total > 0 ? <FlaggedRecords datanetId={datanet.id} schema={datanet.schema} {...flagged} /> : null}
    </div>
  );
}
