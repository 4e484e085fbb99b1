import type { Metadata } from 'next';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';

export const metadata: Metadata = { title: 'Not found' };

export default function ReceiptNotFound() {
  return (
    <>
      <h1 className="sr-only">Not found</h1>
      <EmptyState
        className="py-24"
        title="There is no such receipt to see"
        description="A receipt is published once its answer is traced to its records, a moment after it was given. Before that only the one who asked sees it, signed in."
        action={<ButtonLink href="/receipts">All receipts</ButtonLink>}
      />
    </>
  );
}
