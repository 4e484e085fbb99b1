'use client';

import type { ReactNode } from 'react';
import { useTexts } from '#texts';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { useSession } from '@/components/wallet/session-provider';

/**
 * Shows its children to somebody signed in; others see why they should be and how. `reason` continues "Sign in": "to
 * contribute", in German "um beizutragen".
 */
export function SignedInGate({ reason, children }: { reason: string; children: ReactNode }) {
  const t = useTexts('wallet.signedInGate');
  const { account, chain, connect, connecting } = useSession();
  if (account) return children;
  return (
    <div className="rounded-lg border border-line bg-surface">
      <EmptyState
        title={t('title', { reason })}
        description={chain.local ? t('local') : t('description')}
        action={
          <Button onClick={connect} busy={connecting}>
            {t('connect')}
          </Button>
        }
      />
    </div>
  );
}
