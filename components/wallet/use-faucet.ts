'use client';

import { useRouter } from 'next/navigation';
import { useCallback, useState } from 'react';
import { toast } from 'sonner';

/** The local faucet: `given` counts what arrived in this visit, to read balances again. */
export function useFaucet(): { busy: boolean; given: number; ask: () => Promise<void> } {
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [given, setGiven] = useState(0);
  const ask = useCallback(async () => {
    setBusy(true);
    try {
      const response = await fetch('/api/faucet', { method: 'POST' });
      const body = await response.json();
      if (!response.ok) throw new Error(body?.error?.message);
      toast.success('100 OPEN and some gas arrived, confirmed on the local chain.');
      setGiven((count) => count + 1);
      router.refresh();
    } catch (error) {
      toast.error((error instanceof Error && error.message) || 'The faucet could not be reached. Try again.');
    } finally {
      setBusy(false);
    }
  }, [router]);
  return { busy, given, ask };
}
