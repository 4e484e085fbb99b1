import type { Metadata } from 'next';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';

export const metadata: Metadata = { title: 'Not found' };

export default function NotFound() {
  return (
    <>
      <h1 className="sr-only">Not found</h1>
      <EmptyState
        className="py-24"
        title="This stream leads nowhere"
        description="There is no page at this address. If something was just put on chain, it appears once the index has read its block."
        action={
          <>
            <ButtonLink href="/datanets">See the Datanets</ButtonLink>
            <ButtonLink href="/" variant="secondary">
              Front page
            </ButtonLink>
          </>
        }
      />
    </>
  );
}
