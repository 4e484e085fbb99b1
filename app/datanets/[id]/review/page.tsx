import type { Metadata } from 'next';
import { getDatanet } from '@/app/datanets/[id]/get-datanet';
import { ReviewQueue } from '@/components/review/review-queue';
import { Alert } from '@/components/ui/alert';
import { EmptyState } from '@/components/ui/empty-state';
import { listPending } from '@/lib/server/contributions/list-contributions';
import { dependencies } from '@/lib/server/dependencies';
import { readSession } from '@/lib/server/session/read-session';

export const metadata: Metadata = { title: 'Review' };

export default async function ReviewPage({ params }: { params: Promise<{ id: string }> }) {
  const { datanet, standing } = await getDatanet((await params).id);
  const session = await readSession();
  const pending = await listPending(dependencies(), datanet.id);
  if (pending.length === 0) {
    return (
      <EmptyState
        title="Nothing waits for a decision"
        description="New contributions stand here, the longest waiting first."
      />
    );
  }
  return (
    <div className="grid gap-4">
      {standing.curator ? null : (
        <Alert tone="info">
          The owner and the curators of this Datanet decide. Everybody can look at what waits, and at every decision and
          its reason.
        </Alert>
      )}
      <ReviewQueue
        datanetId={datanet.id}
        pending={pending}
        curator={standing.curator}
        account={session?.account ?? null}
      />
    </div>
  );
}
