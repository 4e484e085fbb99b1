'use client';

import dynamic from 'next/dynamic';
import { useSyncExternalStore } from 'react';
import { currentReview, watchReviews } from '@/components/wallet/wallet-review';
import type { ChainConfig } from '@/lib/chain/chain-config';

// Loaded with the first thing that a wallet is to sign.
const WalletReviewDialog = dynamic(
  () => import('@/components/wallet/wallet-review-dialog').then((module) => module.WalletReviewDialog),
  { ssr: false },
);

/** The review that waits for a word before a wallet opens, if there is one. */
export function WalletReviews({ chain }: { chain: ChainConfig }) {
  const request = useSyncExternalStore(watchReviews, currentReview, () => null);
  return request ? <WalletReviewDialog request={request} chain={chain} /> : null;
}
