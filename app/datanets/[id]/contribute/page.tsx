import type { Metadata } from 'next';
import { getDatanet } from '@/app/datanets/[id]/get-datanet';
import { ContributePanel } from '@/components/contribute/contribute-panel';
import { CorrectionNote } from '@/components/receipts/correction-note';
import { prefillCorrection } from '@/components/receipts/prefill-correction';
import { EmptyState } from '@/components/ui/empty-state';
import { SignedInGate } from '@/components/wallet/signed-in-gate';
import { type DatanetSchema, DEFAULT_SIMILARITY } from '@/lib/schemas/datanet';
import { dependencies } from '@/lib/server/dependencies';
import { orNotFound } from '@/lib/server/or-not-found';
import { readCorrectable } from '@/lib/server/receipts/read-correctable';
import { readSession } from '@/lib/server/session/read-session';

export const metadata: Metadata = { title: 'Contribute' };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ correct?: string | string[] }> };

export default async function ContributePage({ params, searchParams }: Props) {
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
  const { correct } = await searchParams;
  const correction =
    typeof correct === 'string'
      ? await orNotFound(() =>
          readCorrectable(dependencies(), { id: correct, viewer: session?.account ?? null, now: new Date() }),
        )
      : null;
  const begun = correction ? keepFields(datanet.schema, prefillCorrection(correction.manifest, correction)) : null;
  return (
    <SignedInGate reason="to contribute">
      <div className="grid gap-4">
        {correction ? <CorrectionNote correction={correction} datanetId={datanet.id} /> : null}
        <ContributePanel
          datanetId={datanet.id}
          bond={datanet.contributionBond.toString()}
          schema={datanet.schema}
          similarity={datanet.similarity ?? DEFAULT_SIMILARITY}
          {...(begun ? { begun } : {})}
        />
      </div>
    </SignedInGate>
  );
}

/** What of a begun record this Datanet has fields for; a label only if it is one of its labels. */
function keepFields({ fields }: DatanetSchema, begun: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    fields.flatMap(({ name, labels }) => {
      const value = begun[name];
      return value === undefined || (labels && !labels.includes(value)) ? [] : [[name, value]];
    }),
  );
}
