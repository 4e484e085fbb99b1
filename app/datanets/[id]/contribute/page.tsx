import type { Metadata } from 'next';
import { getDatanet } from '@/app/datanets/[id]/get-datanet';
import { ContributePanel } from '@/components/contribute/contribute-panel';
import { DatanetAbout } from '@/components/datanets/datanet-about';
import { CorrectionNote } from '@/components/receipts/correction-note';
import { prefillCorrection } from '@/components/receipts/prefill-correction';
import { EmptyState } from '@/components/ui/empty-state';
import { SignedInGate } from '@/components/wallet/signed-in-gate';
import { type DatanetSchema, DEFAULT_SIMILARITY } from '@/lib/schemas/datanet';
import { dependencies } from '@/lib/server/dependencies';
import { orNotFound } from '@/lib/server/or-not-found';
import { readCorrectable } from '@/lib/server/receipts/read-correctable';
import { readReceipt } from '@/lib/server/receipts/read-receipt';
import { readSession } from '@/lib/server/session/read-session';
import { getTexts } from '@/lib/texts/get-texts';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTexts('contribute.contributePage');
  return { title: t('title') };
}

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ correct?: string | string[] }> };

export default async function ContributePage({ params, searchParams }: Props) {
  const { datanet, standing } = await getDatanet((await params).id);
  const [session, t] = await Promise.all([readSession(), getTexts('contribute.contributePage')]);
  if (!datanet.schema) {
    return <EmptyState title={t('noSchema')} description={t('noSchemaHint')} />;
  }
  if (session && !standing.mayContribute) {
    return (
      <EmptyState
        title={t('mayNot')}
        description={datanet.contributeAccess === 'on-request' ? t('onRequest') : t('ownerOnly')}
      />
    );
  }
  const { correct } = await searchParams;
  const correction =
    typeof correct === 'string'
      ? await orNotFound(async () => {
          const viewer = session?.account ?? null;
          return readCorrectable(
            dependencies(),
            await readReceipt(dependencies(), { id: correct, viewer, now: new Date() }),
          );
        })
      : null;
  const begun = correction ? keepFields(datanet.schema, prefillCorrection(correction.manifest, correction)) : null;
  const panel = (
    <div className="grid gap-4">
      {correction ? <CorrectionNote correction={correction} datanetId={datanet.id} /> : null}
      <DatanetAbout description={datanet.description} schema={datanet.schema} />
      <ContributePanel
        datanetId={datanet.id}
        bond={datanet.contributionBond.toString()}
        schema={datanet.schema}
        similarity={datanet.similarity ?? DEFAULT_SIMILARITY}
        {...(begun ? { begun } : {})}
      />
    </div>
  );
  // Where anybody may contribute, nobody has to say first who they are: the contribution's transaction does.
  return datanet.contributeAccess === 'anyone' ? panel : <SignedInGate reason={t('signIn')}>{panel}</SignedInGate>;
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
