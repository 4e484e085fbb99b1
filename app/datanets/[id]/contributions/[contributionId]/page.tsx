import type { Metadata } from 'next';
import { getDatanet } from '@/app/datanets/[id]/get-datanet';
import { fileWords } from '@/components/datanets/contribution-status';
import { AcceptanceNote } from '@/components/disputes/acceptance-note';
import { RefreshWhile } from '@/components/receipts/refresh-while';
import { ContributionFacts } from '@/components/review/contribution-facts';
import { Decision } from '@/components/review/decision';
import { IsItYours } from '@/components/review/is-it-yours';
import { ReviewSection } from '@/components/review/review-section';
import { WithdrawContribution } from '@/components/review/withdraw-contribution';
import { StakeNotice } from '@/components/staking/stake-notice';
import { Alert } from '@/components/ui/alert';
import { Link } from '@/components/ui/link';
import { reviewSearchSchema } from '@/lib/schemas/datanet-search';
import { readReview } from '@/lib/server/curation/read-review';
import { parseId } from '@/lib/server/datanets/parse-id';
import { dependencies } from '@/lib/server/dependencies';
import { readAcceptance } from '@/lib/server/disputes/read-acceptance';
import { ifReached } from '@/lib/server/if-reached';
import { orNotFound } from '@/lib/server/or-not-found';
import { readSession } from '@/lib/server/session/read-session';
import { checkStake } from '@/lib/server/staking/check-stake';
import { getSay, getTexts } from '@/lib/texts/get-texts';

type Props = {
  params: Promise<{ id: string; contributionId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTexts('review.contributionPage');
  return { title: t('metaTitle', { id: (await params).contributionId.slice(0, 12) }) };
}

export default async function ContributionPage({ params, searchParams }: Props) {
  const { id, contributionId } = await params;
  const { datanet, standing } = await getDatanet(id);
  const search = reviewSearchSchema.parse(await searchParams);
  const [t, fileTexts, say, session] = await Promise.all([
    getTexts('review.contributionPage'),
    getTexts('datanets.contributionStatus'),
    getSay(),
    readSession(),
  ]);
  const account = session?.account ?? null;
  const found = await orNotFound(() =>
    readReview(dependencies(), {
      datanetId: datanet.id,
      contributionId: parseId(contributionId, 'contribution'),
      search,
      curator: standing.curator ? account : null,
    }),
  );
  const { contribution, ranking } = found;
  const own = account === contribution.contributor;
  const waiting = contribution.status === 'submitted';
  const decidable = waiting && standing.curator && !own;
  const [stake, accepted] = await Promise.all([
    decidable && account
      ? checkStake(dependencies(), { datanetId: datanet.id, account, required: datanet.curatorStake })
      : null,
    contribution.sequence === null
      ? null
      : ifReached(readAcceptance(dependencies(), { contributionId: contribution.id, now: new Date() })),
  ]);
  const file = contribution.status === 'withdrawn' ? null : fileWords(fileTexts, say, contribution);
  // Only a curator's visit has it ranked, so only theirs waits for it.
  const ranks = decidable && ranking === null && contribution.fileState === 'readable';
  return (
    <div className="grid gap-6">
      <RefreshWhile active={ranks || (contribution.fileState === null && contribution.status !== 'withdrawn')} />
      <ContributionFacts contribution={contribution} />
      {accepted ? <AcceptanceNote contributionId={contribution.id} own={own} {...accepted} /> : null}
      {contribution.status === 'withdrawn' ? <Alert tone="info">{t('withdrawn')}</Alert> : null}
      {file ? <Alert tone={contribution.fileState === 'unreadable' ? 'bad' : 'warn'}>{file}</Alert> : null}
      {waiting && own && standing.curator ? (
        <Alert tone="info" title={t('ownTitle')}>
          {t('own')}
        </Alert>
      ) : null}
      {waiting && !standing.curator ? (
        <Alert tone="info" title={t('waitingTitle')}>
          {t('waiting')} {account ? null : <IsItYours />}
        </Alert>
      ) : null}
      {own && (waiting || contribution.status === 'accepted') ? (
        <div className="flex flex-wrap items-center justify-between gap-3 rounded-lg border border-line bg-surface px-5 py-4 text-sm">
          <p className="max-w-prose text-muted">
            {t('yours')}{' '}
            {waiting
              ? null
              : t.rich('yoursAccepted', {
                  link: (chunks) => (
                    <Link className="link" href="/earnings">
                      {chunks}
                    </Link>
                  ),
                })}
          </p>
          <WithdrawContribution contributionId={contribution.id} accepted={contribution.status === 'accepted'} />
        </div>
      ) : null}
      {stake && !stake.enough ? <StakeNotice datanetId={datanet.id} {...stake} /> : null}
      {standing.curator && account && !own ? (
        <Decision
          key={contribution.id}
          contribution={contribution}
          account={account}
          copies={found.copies}
          readable={contribution.fileState === 'readable'}
          next={found.next}
        />
      ) : null}
      {found.counts.all > 0 && contribution.status !== 'withdrawn' ? (
        <ReviewSection
          contribution={contribution}
          schema={datanet.schema}
          search={search}
          found={found}
          decidable={decidable}
          waiting={ranks}
        />
      ) : null}
    </div>
  );
}
