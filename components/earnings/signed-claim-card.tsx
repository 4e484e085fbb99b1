'use client';

import { useEffect, useState } from 'react';
import { useTexts } from '#texts';
import { claimFile, claimLink } from '@/components/earnings/claim-text';
import { Alert } from '@/components/ui/alert';
import { CodeBlock } from '@/components/ui/code-block';
import { Moment } from '@/components/ui/moment';
import type { SignedClaimInput } from '@/lib/schemas/claim';

/** A claim just signed, to be passed on as a link or as a file. */
export function SignedClaimCard({ claim }: { claim: SignedClaimInput }) {
  const t = useTexts('earnings.signedClaimCard');
  const [href, setHref] = useState<string | null>(null);
  useEffect(() => {
    const url = URL.createObjectURL(new Blob([claimFile(claim)], { type: 'application/json' }));
    setHref(url);
    return () => URL.revokeObjectURL(url);
  }, [claim]);
  return (
    <div className="grid gap-3">
      <Alert tone="good" title={t('signed')}>
        {t.rich('words', { moment: () => <Moment at={new Date(claim.deadline * 1000)} /> })}
      </Alert>
      <CodeBlock label={t('link')} code={claimLink(window.location.origin, claim)} />
      {href ? (
        <p>
          <a href={href} download={`claim-${claim.account.slice(0, 10)}.json`} className="link text-sm">
            {t('download')}
          </a>
        </p>
      ) : null}
    </div>
  );
}
