'use client';

import { useEffect, useState } from 'react';
import { claimFile, claimLink } from '@/components/earnings/claim-text';
import { Alert } from '@/components/ui/alert';
import { CodeBlock } from '@/components/ui/code-block';
import { Moment } from '@/components/ui/moment';
import type { SignedClaimInput } from '@/lib/schemas/claim';

/** A claim just signed, to be passed on as a link or as a file. */
export function SignedClaimCard({ claim }: { claim: SignedClaimInput }) {
  const [href, setHref] = useState<string | null>(null);
  useEffect(() => {
    const url = URL.createObjectURL(new Blob([claimFile(claim)], { type: 'application/json' }));
    setHref(url);
    return () => URL.revokeObjectURL(url);
  }, [claim]);
  return (
    <div className="grid gap-3">
      <Alert tone="good" title="Signed">
        Pass on the link or the file. It is good until <Moment at={new Date(claim.deadline * 1000)} /> and for what you
        have earned up to now: once a later epoch brings you more and counts, sign again.
      </Alert>
      <CodeBlock label="Link with the signed claim" code={claimLink(window.location.origin, claim)} />
      {href ? (
        <p>
          <a href={href} download={`claim-${claim.account.slice(0, 10)}.json`} className="link text-sm">
            Download it as a file
          </a>
        </p>
      ) : null}
    </div>
  );
}
