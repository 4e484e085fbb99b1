'use client';

import { useEffect, useState } from 'react';
import { waitForIndex } from '@/components/wallet/wait-for-index';

/** True once the index has reached the block, so that a page rendered now shows what happened in it. */
export function useIndexed(blockNumber: bigint | null): boolean {
  const [reached, setReached] = useState<bigint | null>(null);
  useEffect(() => {
    if (blockNumber === null) return;
    const abort = new AbortController();
    waitForIndex(blockNumber, abort.signal).then((done) => {
      if (done) setReached(blockNumber);
    });
    return () => abort.abort();
  }, [blockNumber]);
  return blockNumber !== null && reached !== null && reached >= blockNumber;
}
