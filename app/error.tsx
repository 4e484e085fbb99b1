'use client';

import { useEffect } from 'react';
import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';

/** What Next shows when a page fails; the digest is the reference under which the server logged the whole error. */
export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  useEffect(() => console.error(error), [error]);
  return (
    <>
      <h1 className="sr-only">Something went wrong</h1>
      <ErrorState
        className="py-24"
        title="This page could not be shown"
        message="Something failed on our side; nothing you did is lost. Try again in a moment."
        action={<Button onClick={reset}>Try again</Button>}
        {...(error.digest ? { reference: error.digest } : {})}
      />
    </>
  );
}
