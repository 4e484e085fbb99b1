'use client';

import { useState } from 'react';
import { useTexts } from '#texts';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog } from '@/components/ui/dialog';
import { WalletAsks } from '@/components/wallet/wallet-asks';
import { type ReviewRequest, setSkipsReview } from '@/components/wallet/wallet-review';
import type { ChainConfig } from '@/lib/chain/chain-config';

/** Says what the wallet will ask before it opens, and waits for a word. */
export function WalletReviewDialog({ request, chain }: { request: ReviewRequest; chain: ChainConfig }) {
  const t = useTexts('wallet.walletReviewDialog');
  const [skip, setSkip] = useState(false);
  const answer = (open: boolean) => {
    if (open && skip) setSkipsReview(true);
    request.resolve(open);
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) answer(false);
      }}
      title={t('title')}
      description={t('description', { count: request.asks.length })}
      footer={
        <>
          <Button variant="secondary" onClick={() => answer(false)}>
            {t('leave')}
          </Button>
          <Button onClick={() => answer(true)}>{t('open')}</Button>
        </>
      }
    >
      <WalletAsks
        chain={chain}
        asks={request.asks}
        takes={request.takes}
        fee={request.fee}
        note={request.switches ? <p className="text-muted">{t('switches', { chain: chain.name })}</p> : null}
      />
      <div className="mt-4 border-line border-t pt-3">
        <Checkbox
          checked={skip}
          onChange={(event) => setSkip(event.target.checked)}
          label={t('skip')}
          description={t('skipHint')}
        />
      </div>
    </Dialog>
  );
}
