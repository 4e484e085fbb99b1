import type { Metadata } from 'next';
import { getModelNamer } from '@/components/models/get-model-namer';
import { ReceiptTable } from '@/components/receipts/receipt-table';
import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { TabLinks } from '@/components/ui/tab-links';
import { dependencies } from '@/lib/server/dependencies';
import { readReceiptList } from '@/lib/server/receipts/list-receipts';
import { readSession } from '@/lib/server/session/read-session';
import { getTexts } from '@/lib/texts/get-texts';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTexts('receipts.listPage');
  return { title: t('title'), description: t('description') };
}

type Props = { searchParams: Promise<{ of?: string | string[]; page?: string | string[] }> };

export default async function ReceiptsPage({ searchParams }: Props) {
  const [session, params, t, nameOf] = await Promise.all([
    readSession(),
    searchParams,
    getTexts('receipts.listPage'),
    getModelNamer(),
  ]);
  const own = session !== null && params.of !== 'all';
  const page = Math.max(1, Math.min(100_000, Math.floor(Number(params.page)) || 1));
  const { receipts, total, pageCount } = await readReceiptList(dependencies(), {
    account: own ? session.account : null,
    page,
  });
  const base = own ? '/receipts' : '/receipts?of=all';
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={<ButtonLink href="/ask">{t('ask')}</ButtonLink>}
      />
      {session ? (
        <TabLinks
          label={t('which')}
          className="mb-6"
          items={[
            { href: '/receipts', label: t('yours'), active: own },
            { href: '/receipts?of=all', label: t('published'), active: !own },
          ]}
        />
      ) : null}
      {receipts.length === 0 ? (
        <EmptyState
          title={t(own ? 'noneOwn' : 'none')}
          description={t(own ? 'noneOwnWords' : 'noneWords')}
          action={<ButtonLink href="/ask">{t('ask')}</ButtonLink>}
        />
      ) : (
        <Card flush>
          <ReceiptTable
            receipts={receipts.map((receipt) => ({
              ...receipt,
              modelName: nameOf(receipt.modelId, receipt.modelName),
            }))}
            caption={t(own ? 'yourReceipts' : 'publishedReceipts')}
          />
        </Card>
      )}
      <Pagination
        page={page}
        pageCount={pageCount}
        hrefFor={(target) => `${base}${base.includes('?') ? '&' : '?'}page=${target}`}
        total={total === 0 ? null : t('total', { count: total })}
        className="mt-6"
      />
    </>
  );
}
