import type { Metadata } from 'next';
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

export const metadata: Metadata = { title: 'Receipts' };

type Props = { searchParams: Promise<{ of?: string | string[]; page?: string | string[] }> };

export default async function ReceiptsPage({ searchParams }: Props) {
  const [session, params] = await Promise.all([readSession(), searchParams]);
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
        title="Receipts"
        description="One for each paid answer: what was asked, what the model said, which records shaped it, and who was paid. Yours are here from the moment you are answered, whoever asked with your key; everybody’s once traced."
      />
      {session ? (
        <TabLinks
          label="Which receipts"
          className="mb-6"
          items={[
            { href: '/receipts', label: 'Yours', active: own },
            { href: '/receipts?of=all', label: 'Published', active: !own },
          ]}
        />
      ) : null}
      {receipts.length === 0 ? (
        <EmptyState
          title={own ? 'You have asked nothing yet' : 'No receipt has been published yet'}
          description={
            own ? 'Your answers and their receipts will be here.' : 'They appear a moment after an answer is given.'
          }
          action={<ButtonLink href="/ask">Ask a model</ButtonLink>}
        />
      ) : (
        <Card flush>
          <ReceiptTable receipts={receipts} caption={own ? 'Your receipts' : 'Published receipts'} />
        </Card>
      )}
      <Pagination
        page={page}
        pageCount={pageCount}
        hrefFor={(target) => `${base}${base.includes('?') ? '&' : '?'}page=${target}`}
        total={`${total.toLocaleString('en')} ${total === 1 ? 'receipt' : 'receipts'}`}
        className="mt-6"
      />
    </>
  );
}
