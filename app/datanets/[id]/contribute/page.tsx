import type { Metadata } from 'next';
import { getDatanet } from '@/app/datanets/[id]/get-datanet';
import { ContributePanel } from '@/components/contribute/contribute-panel';
import { EmptyState } from '@/components/ui/empty-state';
import { SignedInGate } from '@/components/wallet/signed-in-gate';
import { DEFAULT_SIMILARITY } from '@/lib/schemas/datanet';
import { readSession } from '@/lib/server/session/read-session';

export const metadata: Metadata = { title: 'Contribute' };

export default async function ContributePage({ params }: { params: Promise<{ id: string }> }) {
  const { datanet, standing } = await getDatanet((await params).id);
  const session = await readSession();
  if (!datanet.schema) {
    return (
      <EmptyState
        title="The Datanet’s description has not been found yet"
        description="It says what a record consists of. Reload in a moment."
      />
    );
  }
  if (session && !standing.mayContribute) {
    return (
      <EmptyState
        title="You may not contribute here"
        description={
          datanet.contributeAccess === 'on-request'
            ? 'The owner lets people in on request: ask at the top of this page.'
            : 'Only its owner contributes to this Datanet.'
        }
      />
    );
  }
  return (
    <SignedInGate reason="to contribute">
      <ContributePanel
        datanetId={datanet.id}
        bond={datanet.contributionBond.toString()}
        schema={datanet.schema}
        similarity={datanet.similarity ?? DEFAULT_SIMILARITY}
      />
    </SignedInGate>
  );
}
