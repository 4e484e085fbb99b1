'use client';

import { useTexts } from '#texts';
import { useSession } from '@/components/wallet/session-provider';

/** To whoever looks at a contribution without being signed in, as one may who just made it. */
export function IsItYours() {
  const t = useTexts('review.isItYours');
  const { account, connect } = useSession();
  if (account) return null;
  return (
    <span>
      {t.rich('words', {
        link: (chunks) => (
          <button type="button" className="link" onClick={connect}>
            {chunks}
          </button>
        ),
      })}
    </span>
  );
}
