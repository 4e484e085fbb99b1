import type { Metadata } from 'next';
import { getDatanet } from '@/app/datanets/[id]/get-datanet';
import { fileWords } from '@/components/datanets/contribution-status';
import { searchHref } from '@/components/datanets/search-href';
import { RefreshWhile } from '@/components/receipts/refresh-while';
import { ContributionFacts } from '@/components/review/contribution-facts';
import { DecisionForm } from '@/components/review/decision-form';
import { ReviewRecords } from '@/components/review/review-records';
import { WithdrawContribution } from '@/components/review/withdraw-contribution';
import { Alert } from '@/components/ui/alert';
import { Card } from '@/components/ui/card';
import { Pagination } from '@/components/ui/pagination';
import { pageSearchSchema } from '@/lib/schemas/datanet-search';
import { readContribution } from '@/lib/server/contributions/read-contribution';
import { parseId } from '@/lib/server/datanets/parse-id';
import { dependencies } from '@/lib/server/dependencies';
import { orNotFound } from '@/lib/server/or-not-found';
import { readSession } from '@/lib/server/session/read-session';

type Props = {
  params: Promise<{ id: string; contributionId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Contribution ${(await params).contributionId.slice(0, 12)}` };
}

export default async function ContributionPage({ params, searchParams }: Props) {
  const { id, contributionId } = await params;
  const { datanet, standing } = await getDatanet(id);
  const { page } = pageSearchSchema.parse(await searchParams);
  const session = await readSession();
  const found = await orNotFound(() =>
    readContribution(dependencies(), {
      datanetId: datanet.id,
      contributionId: parseId(contributionId, 'contribution'),
      page,
    }),
  );
  const { contribution } = found;
  const own = session?.account === contribution.contributor;
  const waiting = contribution.status === 'submitted';
  const decidable = waiting && standing.curator && !own;
  const file = contribution.status === 'withdrawn' ? null : fileWords(contribution);
  return (
    <div className="grid gap-6">
      <RefreshWhile active={contribution.fileState === null && contribution.status !== 'withdrawn'} />
      <ContributionFacts contribution={contribution} />
      {contribution.status === 'withdrawn' ? (
        <Alert tone="info">Withdrawn by its contributor. Its text is erased; its hashes stay on chain.</Alert>
      ) : null}
      {file ? <Alert tone={contribution.fileState === 'unreadable' ? 'bad' : 'warn'}>{file}</Alert> : null}
      {waiting && own && standing.curator ? (
        <Alert tone="info" title="Somebody else must decide">
          Nobody decides on a contribution of their own, the owner included; the contract refuses it. Another curator
          has to.
        </Alert>
      ) : null}
      {decidable ? (
        <DecisionForm
          contributionId={contribution.id}
          recordCount={contribution.recordCount}
          duplicates={found.duplicates}
          readable={contribution.fileState === 'readable'}
        />
      ) : null}
      {found.records.length > 0 && contribution.status !== 'withdrawn' ? (
        <div>
          <Card flush>
            <ReviewRecords
              datanetId={datanet.id}
              contributionId={contribution.id}
              schema={datanet.schema}
              records={found.records}
              decidable={decidable}
              leftOut={contribution.excluded}
            />
          </Card>
          <Pagination
            page={page}
            pageCount={found.pageCount}
            hrefFor={(target) =>
              searchHref(`/datanets/${datanet.id}/contributions/${contribution.id}`, { page: target })
            }
            className="mt-4"
          />
        </div>
      ) : null}
      {own && (waiting || contribution.status === 'accepted') ? (
        <div className="flex flex-wrap items-center justify-between gap-3 rounded-lg border border-line bg-surface px-5 py-4 text-sm">
          <p className="text-muted">This is yours. You can take it back.</p>
          <WithdrawContribution contributionId={contribution.id} accepted={contribution.status === 'accepted'} />
        </div>
      ) : null}
    </div>
  );
}
