'use client';

import type { ReactNode } from 'react';
import { useTexts } from '#texts';
import { Button } from '@/components/ui/button';
import { DryBed } from '@/components/ui/dry-bed';
import { useSession } from '@/components/wallet/session-provider';

/**
 * Shows its children to somebody signed in; others see why they should be and how, in a line, or one under the other where
 * there is little room. `reason` continues "Sign in": "to contribute", in German "um beizutragen".
 */
export function SignedInGate({ reason, children }: { reason: string; children: ReactNode }) {
  const t = useTexts('wallet.signedInGate');
  const { account, chain, connect, connecting } = useSession();
  if (account) return children;
  return (
    <div className="@container rounded-lg border border-line bg-surface">
      <div className="flex flex-col items-start gap-x-6 gap-y-4 @2xl:flex-row @2xl:items-center p-5 @2xl:px-7 @2xl:py-6">
        <div className="@2xl:block hidden shrink-0">
          <DryBed />
        </div>
        <div className="min-w-0 flex-1">
          <p className="figure-title text-ink">{t('title', { reason })}</p>
          <p className="mt-1 max-w-xl text-muted text-sm">{chain.local ? t('local') : t('description')}</p>
        </div>
        <Button onClick={connect} busy={connecting} className="shrink-0">
          {t('connect')}
        </Button>
      </div>
    </div>
  );
}
