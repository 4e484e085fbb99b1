import type { ChainDescription } from '@/lib/chain/chain-config';

/** Where to get what transactions on this chain are paid for in. Nothing where no bridge is known, as on the local chain. */
export function BridgeLink({ name, symbol, bridgeUrl }: Pick<ChainDescription, 'name' | 'symbol' | 'bridgeUrl'>) {
  if (!bridgeUrl) return null;
  return (
    <p className="-mt-4 mb-8 text-muted text-sm">
      Transactions on {name} are paid for in {symbol}.{' '}
      <a className="link" href={bridgeUrl} target="_blank" rel="noreferrer">
        Bring some over from Ethereum
        <span className="sr-only"> (opens the bridge in a new tab)</span>
      </a>
    </p>
  );
}
