'use client';

import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { useSession } from '@/components/wallet/session-provider';

/** Shows its children to somebody signed in; others see why they should be and how. `reason` continues "Sign in": "to contribute". */
export function SignedInGate({ reason, children }: { reason: string; children: ReactNode }) {
  const { account, chain, connect, connecting } = useSession();
  if (account) return children;
  return (
    <div className="rounded-lg border border-line bg-surface">
      <EmptyState
        title={`Sign in ${reason}`}
        description={
          chain.local
            ? 'No wallet is needed here: choose the development wallet and be one of the people who live on this local chain.'
            : 'Connect a wallet and sign a message with it. That costs nothing and sends nothing to the chain.'
        }
        action={
          <Button onClick={connect} busy={connecting}>
            Connect and sign in
          </Button>
        }
      />
    </div>
  );
}
