'use client';

import { useEffect } from 'react';
import { useTexts } from '#texts';
import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';

/** What Next shows when a page fails; the digest is the reference under which the server logged the whole error. */
export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const t = useTexts('shell.error');
  useEffect(() => console.error(error), [error]);
  return (
    <>
      <h1 className="sr-only">{t('heading')}</h1>
      <ErrorState
        className="py-24"
        title={t('title')}
        message={t('words')}
        action={<Button onClick={reset}>{t('again')}</Button>}
        {...(error.digest ? { reference: error.digest } : {})}
      />
    </>
  );
}
