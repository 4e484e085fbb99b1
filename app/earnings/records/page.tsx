import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { KeysetPagination } from '@/components/datanets/keyset-pagination';
import { EarningRecordList } from '@/components/earnings/earning-records';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { SignedInGate } from '@/components/wallet/signed-in-gate';
import { type IncomeSearch, incomeSearchSchema } from '@/lib/schemas/income-search';
import { dependencies } from '@/lib/server/dependencies';
import { listPaidRecords } from '@/lib/server/earnings/list-paid-records';
import { readSession } from '@/lib/server/session/read-session';
import { getTexts } from '@/lib/texts/get-texts';

const PATH = '/earnings/records';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTexts('earnings.recordsPage'))('title') };
}

export default async function PaidRecordsPage({ searchParams }: Props) {
  const search = incomeSearchSchema.parse(await searchParams);
  const [t, session] = await Promise.all([getTexts('earnings.recordsPage'), readSession()]);
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        crumbs={[{ href: '/earnings', label: t('earnings') }]}
      />
      <SignedInGate reason={t('signInReason')}>
        {session ? <Records account={session.account} search={search} /> : null}
      </SignedInGate>
    </>
  );
}

async function Records({ account, search }: { account: string; search: IncomeSearch }) {
  const [t, { records, previous, next }] = await Promise.all([
    getTexts('earnings.recordsPage'),
    listPaidRecords(dependencies(), { account, search }),
  ]);
  // What they brought has changed since the address was made.
  if (records.length === 0 && (search.after || search.before)) redirect(PATH);
  if (records.length === 0) return <EmptyState title={t('noneTitle')} description={t('none')} />;
  return (
    <>
      <EarningRecordList records={records} />
      <KeysetPagination
        path={PATH}
        filters={{}}
        previous={previous}
        next={next}
        label={t('pages')}
        total=""
        className="mt-5"
      />
    </>
  );
}
