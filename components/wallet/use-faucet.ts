'use client';

import { useRouter } from 'next/navigation';
import { useCallback, useState } from 'react';
import { useSay, useTexts } from '#texts';
import { toast } from '@/components/ui/toast';

/**
 * The local faucet: `given` counts what arrived in this visit, to read balances again. Gives to who is signed in, or to
 * `account`.
 */
export function useFaucet(): { busy: boolean; given: number; ask: (account?: string) => Promise<boolean> } {
  const t = useTexts('wallet.useFaucet');
  const say = useSay();
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [given, setGiven] = useState(0);
  const ask = useCallback(
    async (account?: string) => {
      setBusy(true);
      try {
        const response = await fetch('/api/faucet', {
          method: 'POST',
          ...(account ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify({ account }) } : {}),
        });
        const body = await response.json();
        if (!response.ok) {
          toast.error(say(String(body?.error?.message ?? t('unreachable'))));
          return false;
        }
        toast.success(t('given'));
        setGiven((count) => count + 1);
        router.refresh();
        return true;
      } catch {
        toast.error(t('unreachable'));
        return false;
      } finally {
        setBusy(false);
      }
    },
    [router, say, t],
  );
  return { busy, given, ask };
}
