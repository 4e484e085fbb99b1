'use client';

import { useSession } from '@/components/wallet/session-provider';

/** Where to get what transactions on this chain are paid for in. Nothing where no bridge is known, as on the local chain. */
export function BridgeLink() {
  const { chain } = useSession();
  if (!chain.bridgeUrl) return null;
  return (
    <p className="-mt-4 mb-8 text-muted text-sm">
      Transactions on {chain.name} are paid for in {chain.symbol}.{' '}
      <a className="link" href={chain.bridgeUrl} target="_blank" rel="noreferrer">
        Bring some over from Ethereum
        <span className="sr-only"> (opens the bridge in a new tab)</span>
      </a>
    </p>
  );
}
