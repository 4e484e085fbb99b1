import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getDatanet } from '@/app/datanets/[id]/get-datanet';
import { KeysetPagination } from '@/components/datanets/keyset-pagination';
import { getModelNamer } from '@/components/models/get-model-namer';
import { FlaggedRecords } from '@/components/review/flagged-records';
import { ReviewQueue } from '@/components/review/review-queue';
import { StakeNotice } from '@/components/staking/stake-notice';
import { Alert } from '@/components/ui/alert';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { pendingSearchSchema } from '@/lib/schemas/datanet-search';
import { listPending } from '@/lib/server/contributions/list-contributions';
import { readFlaggedRecords } from '@/lib/server/curation/read-flagged-records';
import { dependencies } from '@/lib/server/dependencies';
import { readSession } from '@/lib/server/session/read-session';
import { checkStake } from '@/lib/server/staking/check-stake';
import { getTexts } from '@/lib/texts/get-texts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTexts('review.reviewPage'))('title') };
}

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function ReviewPage({ params, searchParams }: Props) {
  const { datanet, standing } = await getDatanet((await params).id);
  const search = pendingSearchSchema.parse(await searchParams);
  const path = `/datanets/${datanet.id}/review`;
  const t = await getTexts('review.reviewPage');
  const session = await readSession();
  const [{ pending, previous, next }, flagged, nameOf, stake] = await Promise.all([
    listPending(dependencies(), { datanetId: datanet.id, search }),
    readFlaggedRecords(dependencies(), datanet.id),
    getModelNamer(),
    session && standing.curator
      ? checkStake(dependencies(), {
          datanetId: datanet.id,
          account: session.account,
          required: datanet.curatorStake,
        })
      : null,
  ]);
  // All of this page was decided meanwhile; others may wait before or after it.
  if (pending.length === 0 && (search.after || search.before)) redirect(path);
  return (
    <div className="grid gap-6">
      {stake && !stake.enough ? <StakeNotice datanetId={datanet.id} {...stake} /> : null}
      {standing.curator || pending.length === 0 ? null : <Alert tone="info">{t('whoDecides')}</Alert>}
      {pending.length === 0 ? (
        <EmptyState
          title={t('nothingTitle')}
          description={t('nothing')}
          action={
            <ButtonLink variant="secondary" href={`/datanets/${datanet.id}/contribute`}>
              {t('toContribute')}
            </ButtonLink>
          }
        />
      ) : (
        <>
          <ReviewQueue
            datanetId={datanet.id}
            pending={pending}
            curator={standing.curator}
            account={session?.account ?? null}
          />
          <KeysetPagination path={path} filters={{}} previous={previous} next={next} label={t('pages')} total="" />
        </>
      )}
      {flagged.total > 0 ? (
        <FlaggedRecords
          datanetId={datanet.id}
          schema={datanet.schema}
          total={flagged.total}
          records={flagged.records.map((record) => ({
            ...record,
            models: record.models.map(({ id, name }) => ({ id, name: nameOf(id, name) })),
          }))}
        />
      ) : null}
    </div>
  );
}
